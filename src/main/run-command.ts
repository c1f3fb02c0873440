import type { Command } from './commands.ts'
import type { Io } from './io.ts'

type Commands = Readonly<Record<string, Command>>

/** Runs one command line of `legwork`. @returns its exit code: 0 done, 1 refused or broken, 2 not understood */
export async function runCommand(
  commands: Commands,
  [name, ...args]: readonly (string | undefined)[],
  io: Io,
): Promise<number> {
  if (name === undefined) {
    io.err(helpText(commands))
    return 2
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  const given = args.filter((each) => each !== undefined)
  const asksHelp = given.some((each) => each === '--help' || each === '-h')
  if (['help', '--help', '-h'].includes(name) || (command && asksHelp)) {
    io.out(command ? `legwork ${command.usage}\n  ${command.says}` : helpText(commands))
    return 0
  }
  if (!command) {
    io.err(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  return command.run(given, io).catch(async (error: unknown) => {
    io.err(await sentenceOf(error))
    return isMisuse(error) ? 2 : 1
  })
}

function helpText(commands: Commands): string {
  const lines = Object.values(commands).map(({ usage, says }) => `  legwork ${usage}\n      ${says}`)
  return `legwork <command>, or: npm run legwork -- <command>\n\n${lines.join('\n')}`
}

// What somebody can mend is said in a sentence; what is a fault of ours is shown whole.
async function sentenceOf(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return String(error)
  // Loaded only now: a command that only reads words is to start at once.
  const [{ WrongSetting }, { AlreadyRunning }] = await Promise.all([
    import('./config.ts'),
    import('./postgres/lock.ts'),
  ])
  if (error instanceof WrongSetting || error instanceof AlreadyRunning || isMisuse(error))
    return error.message
  return error.stack ?? error.message
}

// node:util's parseArgs says which option it does not know.
function isMisuse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
