package earmark.archive.capture;

import earmark.archive.Sha256;

/**
 * Why something captured is not believed.
 *
 * @param capture its capture
 * @param source whose it is
 * @param place what of the source it is, the same whenever it is fetched: a path, a part on a day
 * @param fingerprint hash of what was read; the same when it is fetched again, whatever noise
 *     surrounds it
 * @param code stable name of what is wrong, such as {@code MASS_REMOVAL}
 * @param words what is wrong, with the numbers
 */
public record Doubt(
    long capture, String source, String place, Sha256 fingerprint, String code, String words) {}
