package earmark.api.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Values from one place.
 *
 * @param place what to call the place in a message, such as {@code earmark.yaml}
 */
record Layer(String place, ConfigurationPropertySource values) {

  /**
   * Reads a YAML file.
   *
   * @throws SettingRefusedException if it is not there or is not YAML
   */
  static List<Layer> yaml(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<Layer> layers = new ArrayList<>();
      for (PropertySource<?> source :
          new YamlPropertySourceLoader().load(file.toString(), new ByteArrayResource(bytes))) {
        layers.add(new Layer(file.toString(), values(source)));
      }
      return layers;
    } catch (NoSuchFileException e) {
      throw new SettingRefusedException("The configuration file " + file + " is not there", e);
    } catch (IOException e) {
      throw new SettingRefusedException(
          "The configuration file " + file + " cannot be read: " + e.getMessage(), e);
    } catch (YAMLException e) {
      throw new SettingRefusedException(
          "The configuration file "
              + file
              + " is not YAML: "
              + String.valueOf(e.getMessage()).strip(),
          e);
    }
  }

  /** One value. */
  static Layer of(String place, String key, String value) {
    return new Layer(place, new MapConfigurationPropertySource(Map.of(key, value)));
  }

  /** The keys it gives a value to, in the form of {@link Key#name()}, without list indexes. */
  List<String> keys() {
    if (!(values instanceof IterableConfigurationPropertySource iterable)) {
      return List.of();
    }
    return iterable.stream().map(Layer::withoutIndex).distinct().toList();
  }

  private static String withoutIndex(ConfigurationPropertyName name) {
    return (name.isLastElementIndexed() ? name.getParent() : name).toString();
  }

  private static ConfigurationPropertySource values(PropertySource<?> source) {
    ConfigurationPropertySource values = ConfigurationPropertySource.from(source);
    if (values == null) {
      throw new IllegalStateException("a YAML file has named values");
    }
    return values;
  }
}
