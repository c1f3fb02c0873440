import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import type { OpenHouse } from './house.ts'
import type { Io } from './io.ts'

export type Command = {
  readonly usage: string
  readonly says: string
  /** @returns the exit code: 0 done, 1 refused or broken, 2 not understood */
  readonly run: (args: readonly string[], io: Io) => Promise<number>
}

// Each is loaded only when it is called: a look at the help must not load the whole house.
export const commands: Readonly<Record<string, Command>> = {
  verify: {
    usage: 'verify [--community SLUG] [--files]',
    says: 'checks every promise of the house on the live database; 1 with the first break',
    run: async (args) => (await import('./verify.ts')).runVerify(args),
  },
  replay: {
    usage: 'replay FILE.jsonl [--community SLUG] [--speed max | N]',
    says: 'files recorded messages at their own times, through the same door as the form',
    run: (args, { out }) =>
      withHouse('legwork-replay', async (house, config) => {
        const { runReplay } = await import('./replay.ts')
        const { verify } = await import('./verify.ts')
        const check = async () => {
          const report = await verify(ownerUrlOf(config), house)
          return { ok: report.firstBreak === null, ...report }
        }
        return runReplay(house, args, { say: out, check })
      }),
  },
  triage: {
    usage: 'triage [--model TOPICS] [--bodies BODIES] < messages.jsonl',
    says:
      'reads messages {"id","title"?,"text"|"detail"} and says what each is about; "start" counts in title + "。" + ' +
      'detail (or text), without the title where the detail begins with it; models taught topics or bodies are heard as well',
    run: async (args, io) => (await import('./triage.ts')).runTriage(args, process.stdin, io),
  },
  hot: {
    usage: 'hot [--top 20] < messages.jsonl',
    says: 'what many say again and again: messages {"id","title"?,"text"|"detail","time","user"?} put together, the hottest first',
    run: async (args, io) => (await import('./hot.ts')).runHot(args, io, process.stdin),
  },
  same: {
    usage: 'same < messages.jsonl',
    says: 'for each message, in order, the earlier one about the same matter, how alike they are, and why',
    run: async (_, io) => (await import('./same.ts')).runSame(io, process.stdin),
  },
  community: {
    usage: 'community add --slug NAME --name 社区名 --phone 电话 [--hours 8:30-17:30] [--post 服务站]',
    says: 'makes a community and its post',
    run: (args, io) => runAccounts(['community', ...args], io),
  },
  account: {
    usage: 'account add --community SLUG --name 姓名 --rank RANK --user NAME | account link --user NAME',
    says: 'makes an account for a member, or a link to choose a new password',
    run: (args, io) => runAccounts(['account', ...args], io),
  },
  catalogue: {
    usage:
      'catalogue export --community SLUG | catalogue import [FILE.json] --community SLUG [--without-bodies] [--dry-run]',
    says: 'the topics of a community as JSON, to be kept, changed, or taken to another; import takes all of it or nothing',
    run: (args, io) =>
      withHouse('legwork-catalogue', async (house) =>
        (await import('./catalogue.ts')).runCatalogue(house, args, io),
      ),
  },
  duties: {
    usage: 'duties export --community SLUG | duties import FILE.csv|.xlsx --community SLUG [--dry-run]',
    says: 'who answers for what, as a spreadsheet, to be kept, filled in, or taken over; import takes all lines or none',
    run: (args, io) =>
      withHouse('legwork-duties', async (house) => (await import('./duties.ts')).runDuties(house, args, io)),
  },
  demo: {
    usage: 'demo',
    says: 'fills an empty database with the invented community',
    run: (_, { out }) =>
      withDatabase(async (config) => {
        const { fillDemo } = await import('./demo.ts')
        out(json({ filled: await fillDemo(config) }))
        return 0
      }),
  },
  migrate: {
    usage: 'migrate',
    says: 'brings the database up to date',
    run: (_, { out }) =>
      withDatabase(async (_config, ran) => {
        out(json({ ran }))
        return 0
      }),
  },
  train: {
    usage: 'train --text FIELD[,FIELD] --label FIELD --out MODEL < rows.jsonl',
    says: 'teaches a small linear model from labelled rows and keeps it in a file',
    run: async (args, io) => (await import('./teaching.ts')).runTrain(args, io),
  },
  classify: {
    usage: 'classify --model MODEL --text FIELD[,FIELD] [--why] < rows.jsonl',
    says: 'labels rows by a model, one JSON line for each: id, label, confidence, and with --why what spoke for it',
    run: async (args, io) => (await import('./teaching.ts')).runClassify(args, io),
  },
  evaluate: {
    usage:
      'evaluate --text FIELD[,FIELD] --label FIELD [--on FIELD] [--folds 5] [--group near-repeats | FIELD] < rows.jsonl',
    says: 'cross-validates: macro-F1, F1 for each label, what was taken for what; --on asks with another field than it teaches by',
    run: async (args, io) => (await import('./teaching.ts')).runEvaluate(args, io),
  },
  simulate: {
    usage:
      'simulate coordination [--seed 1] [--months 12] [--refuse 0.3] [--delay 1.5] [--forget 0.3] [--chart FILE.svg]',
    says: 'how long matters take and where they wait, with and without designation, ladder and whistle; as JSON',
    run: async (args, io) => (await import('./simulate.ts')).runSimulate(args, io),
  },
  bench: {
    usage: 'bench [start] [resident] [pages] [intake] [--cases N,N] [--seconds N] [--write]',
    says: 'measures this machine with this version',
    run: runBench,
  },
}

/** Opens the database beside a running house, or starts it for as long as the command takes, and brings it up to date. */
async function withDatabase(
  work: (config: Config, ran: readonly string[]) => Promise<number>,
): Promise<number> {
  const [{ readConfig }, { migrate }] = await Promise.all([import('./config.ts'), import('./migrate.ts')])
  const config = readConfig()
  if (config.database) return work(config, await migrate(config.database.ownerUrl))
  const { openPostgres } = await import('./postgres/server.ts')
  const own = await openPostgres({ dataDir: config.dataDir, address: 'a legwork command' })
  try {
    const database = { ownerUrl: own.ownerUrl, appUrl: own.appUrl }
    return await work({ ...config, database }, await migrate(own.ownerUrl))
  } finally {
    await own.stop()
  }
}

function withHouse(
  name: string,
  work: (house: OpenHouse, config: Config) => Promise<number>,
): Promise<number> {
  return withDatabase(async (config) => {
    const { openHouse } = await import('./house.ts')
    const house = openHouse(config, { name })
    try {
      return await work(house, config)
    } finally {
      await house.close()
    }
  })
}

function runAccounts(args: readonly string[], { out, err }: Io): Promise<number> {
  return withHouse('legwork-accounts', async ({ db, clock }, { baseUrl }) => {
    const { accountCommand, accountUsage } = await import('./accounts.ts')
    const done = await accountCommand(args, { db, clock, baseUrl })
    if (done.ok) {
      out(json(done.value))
      return 0
    }
    out(json({ refused: done.code, ...done.facts }))
    if (!done.code.startsWith('command.')) return 1
    err(accountUsage)
    return 2
  })
}

async function runBench(args: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL('../../bench/run.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

function ownerUrlOf({ database }: Config): string {
  if (!database) throw new Error('the database is not known')
  return database.ownerUrl
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
