/**
 * Settings: which there are, where their values come from, and what is wrong with a value.
 *
 * <p>{@link earmark.api.config.Key} lists every setting. {@link earmark.api.config.SettingsReader}
 * lays the layers over each other (defaults, a YAML file, {@code --set}, the options of the command
 * line) and gives one {@link earmark.api.config.Settings}. An unknown key or a value that cannot be
 * used stops the start with a sentence for the administrator. This package builds nothing: see
 * {@code earmark.api.Earmark}.
 *
 * <pre>{@code
 * Settings settings = new SettingsReader().file(path).set("web.port=9000").read();
 * }</pre>
 */
@NullMarked
package earmark.api.config;

import org.jspecify.annotations.NullMarked;
