/** Tables whose rows are subjects of a journal and keep its head: `id`, `journal_n`, `journal_hash`. */
export const headed: readonly string[] = [
  'coordination.link',
  'coordination.release',
  'coordination.promise',
  'coordination.meeting',
  'coordination.part',
  'coordination.whistle',
  'coordination.dossier',
  'coordination.body_card',
]
