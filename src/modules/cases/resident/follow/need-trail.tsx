import { PhotoList, VoicePlayer } from '../../../../kernel/ui/parts.tsx'
import { sayHeld, sayHowLong, sayMoment } from '../../../../kernel/words/time.ts'
import { Part } from './part.tsx'
import { type FollowView, nameOf, type NeedView } from './follow-view.ts'
import type { ShownFile, Step, Telling } from './story.rules.ts'
import { followWords } from './words.ts'

/** 跑到哪儿了: what was said, who held it for how long, who did not take it and why, and what was told meanwhile. */
export function NeedTrail({ view, need, n }: NeedView) {
  const words = followWords[view.page.lang].trail
  const { request, files } = view.story
  const id = n === 0 ? 'way' : `way-${n + 1}`
  return (
    <Part n={n} class="sec" id={id}>
      <h2 id={id}>{words.heading}</h2>
      <ol class="trail">
        <li>
          <p class="row">
            <b>{words.said}</b>
            <span class="dim">{sayMoment(view.page.lang, view.now, request.saidAt)}</span>
          </p>
          <blockquote class="words">{(n === 0 ? request.words : need.words) ?? words.erased}</blockquote>
          {n === 0 && <Files view={view} files={files} />}
        </li>
        {need.steps.map((step) => (
          <Hop view={view} step={step} need={need} />
        ))}
      </ol>
    </Part>
  )
}

type HopProps = { readonly view: FollowView; readonly step: Step; readonly need: NeedView['need'] }

function Hop({ view, step, need }: HopProps) {
  const words = followWords[view.page.lang].trail
  const isNow = step.state === 'now'
  const isBack = step.state === 'refused' || step.state === 'unanswered' || step.state === 'offered'
  return (
    <li class={isNow ? 'on' : isBack ? 'no' : undefined}>
      <p class="row">
        <b>{nameOf(view, step.body)}</b>
        {isNow ? (
          <span class="doing">
            <b>{isWorking(need) ? words.holds(spanOf(view, step)) : spanOf(view, step)}</b>
          </span>
        ) : (
          <span class="dim">{spanOf(view, step)}</span>
        )}
      </p>
      <HopNote view={view} step={step} />
      {step.tellings.map((telling) => (
        <Told view={view} telling={telling} />
      ))}
    </li>
  )
}

function isWorking(need: NeedView['need']): boolean {
  return need.state === 'new' || need.state === 'held'
}

function spanOf(view: FollowView, step: Step): string {
  const { lang } = view.page
  return step.until === null ? sayHeld(lang, step.since, view.now) : sayHowLong(lang, step.since, step.until)
}

function HopNote({ view, step }: Omit<HopProps, 'need'>) {
  const words = followWords[view.page.lang].trail
  switch (step.state) {
    case 'refused':
      return (
        <div class="dim">
          {step.reason !== null && words.refused(step.reason.replace(/[。.!！；;，,\s]+$/u, ''))}
          {step.better !== null && words.better(nameOf(view, step.better))}
        </div>
      )
    case 'unanswered':
      return <div class="dim">{words.unanswered}</div>
    case 'offered':
      return <div class="dim">{words.offered}</div>
    default:
      return step.isDesignated ? <div class="dim">{words.designated}</div> : null
  }
}

type ToldProps = { readonly view: FollowView; readonly telling: Telling }

function Told({ view, telling }: ToldProps) {
  const words = followWords[view.page.lang].trail
  const label = {
    told: words.told,
    called: words.called,
    asked: words.asked,
    result: words.result,
    mine: words.youAdded,
  }
  return (
    <div class="told">
      <p>
        <span class="dim">
          {sayMoment(view.page.lang, view.now, telling.at)} {label[telling.kind]}
        </span>
        {telling.words !== null && telling.kind !== 'mine' && (
          <>
            <br />
            {telling.words}
          </>
        )}
      </p>
      {telling.words !== null && telling.kind === 'mine' && (
        <blockquote class="words">{telling.words}</blockquote>
      )}
      <Files view={view} files={telling.files} />
    </div>
  )
}

/** Photos and voice that this link opens, and no others. */
export function Files({ view, files }: { readonly view: FollowView; readonly files: readonly ShownFile[] }) {
  const { lang } = view.page
  const photos = files.filter(({ kind }) => kind === 'photo')
  const voices = files.filter(({ kind }) => kind === 'voice')
  return (
    <>
      <PhotoList
        lang={lang}
        photos={photos.map(({ id }) => ({
          href: `${view.href}/files/${id}`,
          thumb: `${view.href}/files/${id}?thumb=1`,
        }))}
      />
      {voices.map(({ id }) => (
        <VoicePlayer lang={lang} src={`${view.href}/files/${id}`} />
      ))}
    </>
  )
}
