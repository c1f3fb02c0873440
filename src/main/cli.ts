import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

const [name, ...args] = process.argv.slice(2)
const code = await runCommand(commands, [name, ...args], {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
})
// What was written to a pipe must be through before we go.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))),
)
process.exit(code)
