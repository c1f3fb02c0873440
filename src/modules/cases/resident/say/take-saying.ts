import type { FormRefused, Upload } from '../../../../kernel/http/form.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { Wrong } from '../../../../kernel/ui/field.tsx'
import type { UploadRefused } from '../../../../kernel/files/keep-upload.ts'
import type { Lang } from '../../../../kernel/words/lang.ts'
import { sayHowLong } from '../../../../kernel/words/time.ts'
import { oddIn } from '../../../../language/broken.ts'
import { readDanger } from '../../../../language/danger.ts'
import { type Danger, readWords } from '../../../../language/read-words.ts'
import { sayTopic } from '../../../../rulebook/catalogue.ts'
import { sayPlace } from '../../../places/door.ts'
import { heardAbout, hushed } from '../../board/heard.ts'
import { catalogueFor } from '../../catalogue/catalogue-for.ts'
import { fileRequest, mostWords } from '../../file-request.ts'
import type { House } from '../../house.ts'
import { joinCase } from '../../join-case.ts'
import { draftFiles, keepDraft, newDraft } from '../../keep-draft.ts'
import type { KeptFile } from '../../parts.rules.ts'
import { type RefusalCode, sayRefusal } from '../../refusals.ts'
import { understand, type Known, type Understanding } from '../../understand.ts'
import { linkTo, type Standing } from '../spot.ts'
import type { SameMatter } from './same-matters.tsx'
import { oddBeside, type Said, standIn, statusFor, wrongForm, wrongWords } from './say-form.ts'
import type { Kept } from './say-page.tsx'
import { sayWords } from './words.ts'

/** What came of pressing the button: filed, the call first, or the same page again with all that was typed. */
export type Outcome =
  | { readonly is: 'filed'; readonly token: string; readonly joined: boolean }
  | { readonly is: 'danger'; readonly said: Said; readonly danger: Danger; readonly files: number }
  | {
      readonly is: 'again'
      readonly said: Said
      readonly kept: Kept
      readonly errors: readonly Wrong[]
      readonly same: readonly SameMatter[]
      readonly status: 409 | 410 | 413 | 422 | 507
    }

type Posted = {
  readonly standing: Standing
  readonly said: Said
  readonly uploads: readonly Upload[]
  readonly issues: FormRefused['issues']
  readonly lang: Lang
}

/** The way of a saying from the form to its receipt. Danger is asked about before anything is stored, files too. */
export async function takeSaying(house: House, posted: Posted): Promise<Outcome> {
  const { said, uploads, issues, lang } = posted
  const danger = readDanger(said.words.slice(0, mostWords))
  if (danger && !said.dangerSeen) return { is: 'danger', said, danger, files: uploads.length }
  const draft = await keep(house, posted)
  const looked = { hasFiles: draft.files.length > 0, odd: oddIn(said.words) }
  const errors = [
    ...wrongForm(lang, issues),
    ...wrongWords(lang, said, looked),
    ...draft.refused.map(
      ({ code, facts }): Wrong => ({ field: 'photo', says: sayRefusal(lang, code, facts) }),
    ),
  ]
  const oddSeen = oddBeside(looked.odd, looked.hasFiles)
  const here = { ...posted, said: { ...said, draft: draft.name, oddSeen }, files: draft.files }
  if (errors.length > 0) {
    const codes = [...issues.map(({ code }) => code), ...draft.refused.map(({ code }) => code)]
    return again(here, { errors, same: [], status: statusFor(codes) })
  }
  const words = said.words === '' ? standIn(lang, draft.files) : said.words
  const found = await read(house, posted.standing, words)
  return said.join === null ? file(house, here, { words, found }) : join(house, here, { words, found })
}

function read(house: House, { community, place }: Standing, words: string): Promise<Understanding> {
  return understand(house)(community.id, { words, place, at: house.clock() })
}

type Draft = {
  readonly name: string | null
  readonly files: readonly KeptFile[]
  readonly refused: readonly Refusal<UploadRefused>[]
}

// A draft is named when the first file of a try arrives: two taps at once keep theirs apart, and one is filed.
async function keep(house: House, { standing, said, uploads }: Posted): Promise<Draft> {
  const community = standing.community.id
  if (uploads.length > 0) {
    const name = said.draft ?? newDraft()
    return { name, ...(await keepDraft(house)({ community, draft: name }, uploads)) }
  }
  if (said.draft === null) return { name: null, files: [], refused: [] }
  return {
    name: said.draft,
    files: await draftFiles(house)({ community, draft: said.draft }),
    refused: [],
  }
}

type Here = Posted & { readonly files: readonly KeptFile[] }
type Read = { readonly words: string; readonly found: Understanding }

// Words that we stand in for say nothing by which two matters could be the same.
async function file(house: House, here: Here, read: Read): Promise<Outcome> {
  const filed = await fileRequest(house)(
    { ...inputOf(here, read), isNew: here.said.isNew || here.said.words === '' },
    callerOf(here),
  )
  if (filed.ok)
    return { is: 'filed', token: linkTo(house, here.standing.community, filed.value.request), joined: false }
  if (filed.code === 'request.known')
    return again(here, { errors: [], same: await sameMatters(house, here, read.found.known), status: 409 })
  return refused(here, filed)
}

/** "Mine too" joins only what was shown as likely the same: a number that was made up joins nothing. */
async function join(house: House, here: Here, read: Read): Promise<Outcome> {
  const known = read.found.known.find(({ ref }) => ref === here.said.join)
  const joined = known && (await joinCase(house)({ ...inputOf(here, read), into: known.id }, callerOf(here)))
  if (joined?.ok)
    return { is: 'filed', token: linkTo(house, here.standing.community, joined.value.request), joined: true }
  if (joined && joined.code !== 'case.not_found' && joined.code !== 'case.ended') return refused(here, joined)
  const errors = [{ field: '', says: sayWords[here.lang].wrong.goneSame }]
  return again(here, { errors, same: await sameMatters(house, here, read.found.known), status: 409 })
}

function inputOf({ said, lang, files }: Here, { words, found }: Read) {
  return {
    words,
    lang,
    channel: 'qr' as const,
    phone: said.phone === '' ? undefined : said.phone,
    draft: files.length > 0 ? (said.draft ?? undefined) : undefined,
    dangerSeen: said.dangerSeen,
    understanding: found,
  }
}

function callerOf({ standing, said }: Here) {
  return { actor: { as: 'visitor' as const, community: standing.community.id }, once: said.once }
}

function refused(here: Here, { code, facts }: Refusal<RefusalCode>): Outcome {
  const field = code === 'phone.not_a_number' ? 'phone' : code.startsWith('words.') ? 'words' : ''
  const errors = [{ field, says: sayRefusal(here.lang, code, facts) }]
  return again(here, { errors, same: [], status: code === 'community.closed' ? 410 : 422 })
}

type Shown = Pick<Extract<Outcome, { is: 'again' }>, 'errors' | 'same' | 'status'>

function again(
  { said, files }: { readonly said: Said; readonly files: readonly KeptFile[] },
  shown: Shown,
): Outcome {
  const photos = files.filter(({ kind }) => kind === 'photo').length
  return { is: 'again', said, kept: { photos, voices: files.length - photos }, ...shown }
}

async function sameMatters(
  house: House,
  { standing, lang }: Here,
  known: readonly Known[],
): Promise<SameMatter[]> {
  const catalogue = await catalogueFor(house.db, standing.community.id)
  return known.map(({ ref, topic, words, building, stairwell, households, openedAt, because }) => {
    const told = heardAbout(
      topic,
      readWords(words ?? '').needs.find((need) => need.topic === topic)?.because ?? [],
    )
    const { heard } = hushed({ topic, heard: told }, catalogue)
    // Of the words that both say only those of the catalogue are told: the others may name somebody.
    const inBoth = heard.filter((thing) =>
      because.words.some((word) => word.includes(thing) || thing.includes(word)),
    )
    return {
      ref,
      topic: sayTopic(catalogue, lang, topic),
      heard,
      place: sayPlace(standing.tree, { estate: null, building, stairwell }),
      because: sayWords[lang].sameBecause(inBoth, because.place),
      households,
      span: sayHowLong(lang, openedAt, house.clock()),
    }
  })
}
