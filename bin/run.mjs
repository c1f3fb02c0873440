import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nodeBinary, root } from './install.mjs'

/** Runs one of our programs on the pinned Node; hands signals on, ends as it ends. */
export function run(script, args = []) {
  const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const child = spawn(pinnedNode(), [...settings(), '--import', loader, join(root, script), ...args], {
    // Over the fourth the program notices when we are killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const watch = watchNpm(() => child.kill('SIGTERM'))
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    clearInterval(watch)
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
  })
}

// Asked for when it is not there, Node says so on each start.
function settings() {
  const file = join(root, '.env')
  return existsSync(file) ? [`--env-file=${file}`] : []
}

/** The Node that the project pins; this one when it is as new. */
export function pinnedNode() {
  if (existsSync(nodeBinary)) return nodeBinary
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  process.stderr.write('Node 24 is missing: npm left out an install script. Run: npm rebuild node\n')
  process.exit(1)
}

// When npm is killed outright nobody tells us: look whether it, and the shell between, are still there.
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return undefined
  const above = [process.ppid, parentOf(process.ppid)]
    .filter((pid) => pid > 1)
    .map((pid) => [pid, bornOf(pid)])
  const isNpms = ([pid], at) => at === 0 || /npm/.test(wordsOf(pid))
  const watched = above.filter(isNpms)
  const timer = setInterval(() => {
    if (watched.every(([pid, born]) => bornOf(pid) === born)) return
    clearInterval(timer)
    gone()
  }, 300)
  return timer
}

function fieldsOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? [] : fields
  } catch {
    return []
  }
}

function parentOf(pid) {
  return Number(fieldsOf(pid)[1] ?? 0)
}

function bornOf(pid) {
  return fieldsOf(pid)[19]
}

function wordsOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
