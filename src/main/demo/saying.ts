import { inCommunity } from '../../kernel/db.ts'
import { type FileId, newId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import { insertDraftFiles } from '../../modules/cases/file.store.ts'
import { fileRequest, type Receipt } from '../../modules/cases/file-request.ts'
import { joinCase } from '../../modules/cases/join-case.ts'
import type { Channel } from '../../modules/cases/parts.rules.ts'
import { understand } from '../../modules/cases/understand.ts'
import { answering } from './answers.ts'
import { as, must, type Scene, type Spot } from './scene.ts'
import { beginnings, endings, meToo, sayings } from './sayings.ts'

type Said = {
  readonly words: string
  readonly spot: Spot
  readonly channel: Channel
  readonly withPhoto?: boolean
  readonly withVoice?: boolean
  /** Which home of the stairwell, counted from the ground; any of them when nobody is meant. */
  readonly at?: number
}

const channels: readonly Channel[] = [
  'qr',
  'qr',
  'qr',
  'qr',
  'web',
  'counter',
  'phone',
  'phone',
  'visit',
  'group',
]

/** Somebody of the stairwell says a sentence about the story's theme. */
export async function says(scene: Scene, over: Partial<Omit<Said, 'spot'>> = {}): Promise<void> {
  const { dice, spot } = scene
  const said = await say(scene, {
    words: inOwnWords(scene),
    spot,
    channel: dice.pick(channels),
    withPhoto: dice.chance(0.3),
    ...over,
  })
  scene.state.cases = said.cases.map((each) => each.id)
}

/** Another household on the same matter: 我家也是. */
export async function joins(
  scene: Scene,
  over: Partial<Pick<Said, 'words' | 'at' | 'withPhoto'>> = {},
): Promise<void> {
  const { house, dice, spot, state } = scene
  const into = state.cases[0]
  if (into === undefined) throw new Error('nothing to join')
  const input = await inputOf(scene, { words: dice.pick(meToo), spot, channel: 'qr', ...over })
  const joined = await joinCase(house)({ ...input, into }, as(sayer(scene, 'qr')))
  if (joined.ok) return void keep(scene, joined.value)
  // A private matter is not shown at the door; then a worker writes it down.
  keep(
    scene,
    must(await joinCase(house)({ ...input, into, channel: 'phone' }, as(sayer(scene, 'phone'))), 'join'),
  )
}

/** The same matter said by somebody who did not see that it is known. */
export async function saysAgain(scene: Scene): Promise<Receipt> {
  return say(scene, { words: inOwnWords(scene), spot: scene.spot, channel: 'phone' })
}

function inOwnWords({ dice, theme }: Scene): string {
  return `${dice.pick(beginnings)}${dice.pick(sayings[theme])}${dice.pick(endings)}`
}

async function say(scene: Scene, said: Said): Promise<Receipt> {
  const input = await inputOf(scene, said)
  const actor = sayer(scene, said.channel)
  return keep(scene, must(await fileRequest(scene.house)({ ...input, isNew: true }, as(actor)), 'file'))
}

function keep({ state }: Scene, receipt: Receipt): Receipt {
  state.said.push({ request: receipt.request, cases: receipt.cases.map((each) => each.id) })
  return receipt
}

// A resident by the code or the web; a worker writes down what is said on the phone or at the counter.
function sayer({ world, dice }: Scene, channel: Channel) {
  if (channel === 'qr' || channel === 'web') return { as: 'visitor', community: world.community } as const
  return world.staff[dice.pick(['worker', 'worker2', 'worker3', 'worker4'] as const)]
}

async function inputOf(scene: Scene, { words, spot, channel, withPhoto, withVoice, at }: Said) {
  const { world, house, dice, theme } = scene
  const understanding = await understand(house)(world.community, {
    words,
    place: spot.place,
    at: house.clock(),
  })
  const { home, person, phone } = spot.homes[at ?? -1] ?? dice.pick(spot.homes)
  const known = channel !== 'qr' && channel !== 'web'
  const files = [...(withPhoto ? photosOf(scene) : []), ...(withVoice ? [world.media.voice] : [])]
  return {
    words,
    lang: 'zh-CN' as const,
    channel,
    ...(phone !== null && dice.chance(0.6) && { phone }),
    ...((known || at !== undefined || dice.chance(0.3)) && { home }),
    ...(known && theme !== 'illegal' && { person }),
    ...(files.length > 0 && { draft: await draftOf(scene, files) }),
    dangerSeen: true,
    understanding,
  }
}

function photosOf({ world, theme }: Scene) {
  const name = answering[theme].photo
  return name ? [world.media.photos[name]] : []
}

/** Files wait as a draft for the words they belong to. */
export async function draftOf(
  { world, dice, house }: Scene,
  files: readonly Scene['world']['media']['voice'][],
): Promise<string> {
  const draft = `demo-${dice.whole(0, 1e9)}-${dice.whole(0, 1e9)}`
  const rows = files.map((file) => ({ ...file, id: newId<FileId>() }))
  await inCommunity(house.db, world.community, async (tx) => {
    await insertDraftFiles(tx, world.community, draft, { files: rows, at: house.clock() })
    return ok(null)
  })
  return draft
}
