package earmark.api.command;

import earmark.api.config.SettingRefusedException;
import earmark.archive.ArchiveFailedException;
import earmark.index.query.QueryException;
import earmark.index.search.IndexFailedException;
import earmark.index.search.IndexInUseException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
    name = "earmark",
    description = "Watches the rules on US exports and says exactly what changed.",
    mixinStandardHelpOptions = true,
    version = "earmark 0.1",
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpWidth = 100,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:ran but found a problem",
      "2:wrong usage",
      "3:the outside world failed"
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      CrawlCommand.class,
      BackfillCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      HistoryCommand.class,
      DiffCommand.class,
      CompareCommand.class,
      InstructionsCommand.class,
      WatchCommand.class,
      QuarantineCommand.class,
      VerifyCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      ReindexCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    })
public final class EarmarkCommand implements Runnable {
  /** The property that {@code logback.xml} takes the level from. */
  private static final String LOG_LEVEL = "earmark.log";

  private static final int FAULT = -1;

  @Spec private CommandSpec spec = CommandSpec.create();

  // Read before the command line is, because loggers are made by then.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say on standard error what is being done.")
  private boolean verbose;

  private EarmarkCommand() {}

  /**
   * Runs one command.
   *
   * @return its exit code
   */
  public static int run(String[] arguments, PrintWriter out, PrintWriter err, Clock clock) {
    boolean verbose = List.of(arguments).contains("-v") || List.of(arguments).contains("--verbose");
    // Before the first logger is made, because the level is read then.
    if (verbose && System.getProperty(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, "info");
    }
    CommandLine commands = commands(clock);
    commands.setOut(out).setErr(err);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    Conversions.register(commands);
    commands.setParameterExceptionHandler(EarmarkCommand::wrongUsage);
    commands.setExecutionExceptionHandler((e, command, _) -> failed(e, command));
    return commands.execute(arguments);
  }

  static CommandLine commands(Clock clock) {
    return new CommandLine(new EarmarkCommand(), new Commands(clock));
  }

  /** Without a command there is only help to give. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.WRONG_USAGE;
  }

  private static int failed(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    int exitCode =
        switch (e) {
          case CommandEndedException ended -> ended.exitCode();
          case SettingRefusedException _ -> ExitCode.WRONG_USAGE;
          case QueryException _ -> ExitCode.WRONG_USAGE;
          case ArchiveFailedException _ -> ExitCode.WORLD_FAILED;
          case IndexInUseException _ -> ExitCode.WORLD_FAILED;
          case IndexFailedException _ -> ExitCode.WORLD_FAILED;
          default -> FAULT;
        };
    if (exitCode == FAULT) {
      err.print("This is a fault of Earmark itself:\n");
      e.printStackTrace(err);
      exitCode = ExitCode.WORLD_FAILED;
    } else {
      err.print(e.getMessage() + "\n");
    }
    err.flush();
    return exitCode;
  }

  /** Makes commands: each has a constructor that takes a clock, or none at all. */
  private record Commands(Clock clock) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Clock.class).newInstance(clock);
      } catch (NoSuchMethodException _) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
