import { outranks } from '../../../kernel/actor.ts'
import type { State } from '../case.rules.ts'
import { isInHands } from '../reading/access.rules.ts'
import type { CaseFile } from '../reading/read-case.ts'

/** What can be done with a case at the desk, in the order in which it is offered. */
export const deeds = [
  'take',
  'triage',
  'tell',
  'note',
  'ask',
  'promise',
  'assign',
  'offer',
  'accept',
  'refuse',
  'recall',
  'designate',
  'done',
  'callback',
  'close',
  'explain',
  'approve',
  'reject',
  'refer',
  'merge',
  'apart',
  'split',
  'household',
  'phone',
  'erase',
] as const
export type Deed = (typeof deeds)[number]

/** Deeds that decide: whoever decides on what he did not see is shown it first. */
export const decisive: ReadonlySet<Deed> = new Set([
  'take',
  'triage',
  'promise',
  'assign',
  'offer',
  'accept',
  'refuse',
  'recall',
  'designate',
  'done',
  'callback',
  'close',
  'explain',
  'approve',
  'reject',
  'refer',
  'merge',
  'split',
])

/** Those that stand beside the title; the others are found under "more". */
export const foremost: readonly Deed[] = ['tell', 'note', 'done']

export function isDeed(text: string | undefined): text is Deed {
  return (deeds as readonly (string | undefined)[]).includes(text)
}

/** Whether this member of the post may do it now. The use case asks again, inside its transaction. */
export function mayDo(file: CaseFile, deed: Deed): boolean {
  return rules[deed](file, sceneOf(file))
}

/** What is most likely to be done now. */
export function nextDeed(file: CaseFile): Deed | null {
  const { it } = file
  const [first] = (
    [
      [it.explanation !== null, 'approve'],
      [it.awaitsDesignation, 'designate'],
      [it.offer !== null, 'accept'],
      [true, 'take'],
      [it.state === 'new', 'triage'],
      [it.state === 'done_claimed', 'callback'],
      [it.state === 'confirmed', 'close'],
      [it.state === 'held', 'tell'],
    ] as const
  ).filter(([holds, deed]) => holds && mayDo(file, deed))
  return first ? first[1] : null
}

type Scene = {
  readonly isWorker: boolean
  readonly isCoordinator: boolean
  readonly isSecretary: boolean
  /** May work on it: it is in his hands, or he is a worker. */
  readonly isAtWork: boolean
  readonly isOpen: boolean
  /** Being worked on: not yet said to be done. */
  readonly isWorked: boolean
}

function sceneOf({ it, staff }: CaseFile): Scene {
  const isWorker = outranks(staff.rank, 'worker')
  return {
    isWorker,
    isCoordinator: outranks(staff.rank, 'coordinator'),
    isSecretary: outranks(staff.rank, 'secretary'),
    isAtWork: isWorker || isInHands(staff, it),
    isOpen: it.holder !== null,
    isWorked: it.state === 'new' || it.state === 'held',
  }
}

const answered: readonly State[] = ['done_claimed', 'confirmed', 'closed']

const rules: Readonly<Record<Deed, (file: CaseFile, scene: Scene) => boolean>> = {
  take: (file, { isWorked }) =>
    isWorked && file.it.isOpenToHelpers && !file.it.isPrivate && whyNotOffered(file) === null,
  triage: (_, { isWorker, isOpen }) => isWorker && isOpen,
  tell: (_, { isAtWork }) => isAtWork,
  note: (_, { isAtWork }) => isAtWork,
  ask: (_, { isWorker, isOpen }) => isWorker && isOpen,
  promise: (_, { isAtWork, isWorked }) => isAtWork && isWorked,
  assign: (file, { isWorker, isWorked }) => isWorker && isWorked && membersOf(file).length > 0,
  offer: (file, { isWorker, isWorked }) => isWorker && isWorked && whyNotOffered(file) === null,
  accept: mayAnswer,
  refuse: mayAnswer,
  recall: ({ it }, { isWorker }) => isWorker && it.offer !== null,
  designate: (_, { isCoordinator, isWorked }) => isCoordinator && isWorked,
  done: (_, { isAtWork, isWorked }) => isAtWork && isWorked,
  callback: ({ it, requests }, { isWorker }) =>
    isWorker && answered.includes(it.state) && requests.length > 0,
  close: ({ it }, { isWorker }) => isWorker && it.state === 'confirmed',
  explain: ({ it }, { isWorker, isWorked }) => isWorker && isWorked && it.explanation === null,
  approve: ({ it }, { isCoordinator }) => isCoordinator && it.state === 'held' && it.explanation !== null,
  reject: ({ it }, { isCoordinator, isOpen }) => isCoordinator && isOpen && it.explanation !== null,
  refer: (_, { isWorker, isWorked }) => isWorker && isWorked,
  merge: (_, { isWorker, isWorked }) => isWorker && isWorked,
  apart: ({ near }, { isWorker }) => isWorker && near.length > 0,
  split: ({ needs }, { isWorker, isWorked }) => isWorker && isWorked && needs.length > 1,
  household: ({ requests }, { isWorker }) =>
    isWorker && requests.some((request) => request.erasedAt === null),
  phone: ({ requests }, { isWorker }) => isWorker && requests.some((request) => request.hasPhone),
  erase: ({ requests }, { isSecretary }) =>
    isSecretary && requests.some((request) => request.erasedAt === null),
}

// A worker writes down what the body said on the phone; a member of the body answers for it.
function mayAnswer({ it, staff }: CaseFile, { isWorker }: Scene): boolean {
  return it.offer !== null && (isWorker || it.offer.to === staff.body)
}

/** Why it cannot be offered to another body now; null when it can. */
export function whyNotOffered({ it }: CaseFile): 'designated' | 'waits' | 'offered' | null {
  if (it.offer) return 'offered'
  if (it.awaitsDesignation) return 'waits'
  return it.holder?.isDesignated ? 'designated' : null
}

/** Those to whom the holder may give it. */
export function membersOf({ it, members }: Pick<CaseFile, 'it' | 'members'>) {
  return members.filter((member) => member.body === it.holder?.body)
}
