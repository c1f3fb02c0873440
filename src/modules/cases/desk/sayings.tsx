import { PhotoList, VoicePlayer } from '../../../kernel/ui/parts.tsx'
import { sayMoment } from '../../../kernel/words/time.ts'
import type { KeptFile, Request } from '../parts.rules.ts'
import { caseWords as words } from './case.words.ts'
import { type CaseFile, doorOf } from '../reading/read-case.ts'
import { storyWords } from '../reading/story.words.ts'

/** What somebody said, in their own words, with who and when and how. */
export function Saying({ file, request }: { readonly file: CaseFile; readonly request: Request }) {
  const { names, now } = file
  const door = doorOf(file, request)
  const cite = [
    door === null ? words.doorless : door,
    request.person === null ? null : (names.get(request.person) ?? null),
    sayMoment('zh-CN', now, request.saidAt),
    storyWords.channels[request.channel],
    request.filedBy === null ? null : words.filedBy(names.get(request.filedBy) ?? storyWords.somebody),
    request.withdrawnAt === null ? null : words.withdrawn,
  ].filter((part) => part !== null)
  return (
    <blockquote class="words" id={`q-${request.ref}`}>
      {request.words ?? words.erased}
      <cite>{words.said(cite)}</cite>
    </blockquote>
  )
}

type AttachedProps = { readonly files: readonly KeptFile[]; readonly heard?: CaseFile['heard'] }

/** Photos and voice notes with what was heard in them; bytes come from the desk's own address. */
export function Attached({ files, heard }: AttachedProps) {
  const photos = files.filter((file) => file.kind === 'photo')
  return (
    <>
      <PhotoList
        lang="zh-CN"
        photos={photos.map(({ id }) => ({
          href: `/desk/files/${id}`,
          thumb: `/desk/files/${id}?size=small`,
        }))}
      />
      {files
        .filter((file) => file.kind === 'voice')
        .map(({ id }) => (
          <>
            <VoicePlayer lang="zh-CN" src={`/desk/files/${id}`} label={words.voice} />
            {heard?.has(id) && (
              <p>
                <span class="sm dim">{words.heardByMachine}</span>
                {heard.get(id)}
              </p>
            )}
          </>
        ))}
    </>
  )
}
