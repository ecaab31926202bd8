package earmark.api.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/**
 * Reads settings from their places; what is added later goes before what was added earlier.
 *
 * <p>Not for use by several threads.
 */
public final class SettingsReader {
  private static final int SUGGESTIONS = 3;

  private final List<Layer> layers = new ArrayList<>();

  /**
   * Adds a YAML file.
   *
   * @throws SettingRefusedException if it is not there or is not YAML
   */
  public SettingsReader file(Path file) {
    layers.addAll(Layer.yaml(file));
    return this;
  }

  /**
   * Adds one value, written {@code key=value}.
   *
   * @throws SettingRefusedException if it is not written so
   */
  public SettingsReader set(String assignment) {
    int sign = assignment.indexOf('=');
    if (sign < 1) {
      throw new SettingRefusedException(
          "--set takes KEY=VALUE, such as --set web.port=9000, but was \"" + assignment + "\"");
    }
    return set(
        "--set", assignment.substring(0, sign).strip(), assignment.substring(sign + 1).strip());
  }

  /** Adds the value of an option of the command line. */
  public SettingsReader option(String option, Key key, String value) {
    return set(option, key.key(), value);
  }

  private SettingsReader set(String place, String key, String value) {
    if (!ConfigurationPropertyName.isValid(key)) {
      throw unknown(key, place);
    }
    layers.add(Layer.of(place, key, value));
    return this;
  }

  /**
   * The settings.
   *
   * @throws SettingRefusedException if a key is unknown or a value cannot be used
   */
  public Settings read() {
    for (Layer layer : layers) {
      for (String key : layer.keys()) {
        if (Key.find(key).isEmpty()) {
          throw unknown(key, layer.place());
        }
      }
    }
    return new Values(this::find).settings();
  }

  /** The value given to a key, or empty if none was; a list is joined by commas. */
  private Optional<Given> find(Key key) {
    for (Layer layer : layers.reversed()) {
      Binder binder = new Binder(layer.values());
      Optional<List<String>> found = bind(binder, key, layer);
      if (found.isPresent()) {
        return Optional.of(new Given(String.join(", ", found.get()).strip(), place(layer, key)));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<String>> bind(Binder binder, Key key, Layer layer) {
    try {
      var bound = binder.bind(key.key(), Bindable.listOf(String.class));
      return bound.isBound() ? Optional.of(bound.get()) : Optional.empty();
    } catch (BindException e) {
      throw new SettingRefusedException(
          key.key() + " (" + layer.place() + ") has parts below it, but takes " + key.allowed(), e);
    }
  }

  /** A value and where it was found. */
  record Given(String value, String place) {}

  private static String place(Layer layer, Key key) {
    ConfigurationProperty property =
        layer.values().getConfigurationProperty(ConfigurationPropertyName.of(key.key()));
    for (Origin origin = property == null ? null : property.getOrigin();
        origin != null;
        origin = origin.getParent()) {
      Origin known = origin instanceof PropertySourceOrigin found ? found.getOrigin() : origin;
      if (known instanceof TextResourceOrigin text && text.getLocation() != null) {
        return layer.place() + " line " + (text.getLocation().getLine() + 1);
      }
    }
    return layer.place();
  }

  private static SettingRefusedException unknown(String key, String place) {
    List<String> nearest = Key.nearest(key, SUGGESTIONS);
    return new SettingRefusedException(
        "Unknown setting \""
            + key
            + "\" ("
            + place
            + "). Nearest known: "
            + String.join(", ", nearest)
            + ". docs/configuration.md lists all.");
  }
}
