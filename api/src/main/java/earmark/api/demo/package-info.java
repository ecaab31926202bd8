/**
 * The bundled sample upstream of {@code ./earmark demo}: a small HTTP server that answers in the
 * shapes of federalregister.gov, ecfr.gov and bis.gov, and the simulated days on which its story
 * plays.
 *
 * <p>Everything it serves was written for Earmark and says so; none of it is law. It reads only the
 * files beside this package under {@code /demo}, listens on 127.0.0.1 alone and keeps nothing. It
 * is not a stand-in for testing faults: it never lies, stalls or fails on purpose.
 *
 * <pre>{@code
 * DemoStory story = DemoStory.load();
 * SimulatedDays days = new SimulatedDays(story.days(), Clock.systemUTC());
 * try (SampleUpstream upstream = SampleUpstream.start(story, days)) {
 *   crawl(upstream.baseUrl(), days.clock());
 *   days.advance();
 * }
 * }</pre>
 */
@NullMarked
package earmark.api.demo;

import org.jspecify.annotations.NullMarked;
