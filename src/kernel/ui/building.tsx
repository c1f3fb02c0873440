import type { Lang } from '../words/lang.ts'
import { shellWords } from '../words/shell.ts'
import { type Drawn, drawBuilding, type Front } from './front.ts'

/** A home to be drawn. `mark`: the one spoken of, or another that is concerned. */
export type DrawnHome = {
  readonly door: string
  readonly floor: number
  readonly href?: string | undefined
  readonly mark?: 'this' | 'also' | undefined
}

type Props = {
  readonly lang: Lang
  /** 3号楼2单元，从正面看 */
  readonly label: string
  readonly floors: number
  readonly homes: readonly DrawnHome[]
  /** What the two marks mean; read with each home and shown under the drawing. */
  readonly legend: Readonly<Record<'this' | 'also', string>>
}

/** A stairwell from the front: ground floor at the bottom, doors in order, stairs between. */
export function BuildingDiagram({ lang, label, floors, homes, legend }: Props) {
  const front = drawBuilding(floors, homes)
  const used = (['this', 'also'] as const).filter((mark) => homes.some((home) => home.mark === mark))
  return (
    <div class={front.wide ? 'tbl' : undefined} {...(front.wide && scrolling(label))}>
      <svg
        class="bld"
        viewBox={`0 0 ${front.width} ${front.height}`}
        {...(front.wide && { width: front.width, height: front.height })}
        role="group"
        aria-label={label}
      >
        <Floors front={front} lang={lang} />
        {front.homes.map((each) => (
          <Home each={each} name={shellWords[lang].home(each.home.door, saysOf(each, legend))} />
        ))}
        <path class="br" d={`M28 16h${front.width - 28}`} />
        <path class="bg" d={`M4 ${front.height - 4}h${front.width - 4}`} />
      </svg>
      {used.length > 0 && (
        <p class="key act">
          {used.map((mark) => (
            <span>
              <i class={classOf[mark]} />
              {legend[mark]}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

const classOf = { this: 'on', also: 'al' } as const

function scrolling(label: string) {
  return { role: 'region', 'aria-label': label, tabIndex: 0 } as const
}

function saysOf({ home }: Drawn<DrawnHome>, legend: Props['legend']): string[] {
  return home.mark ? [legend[home.mark]] : []
}

function Home({ each, name }: { readonly each: Drawn<DrawnHome>; readonly name: string }) {
  const { home, x, y, width, height } = each
  const mark = home.mark ? ` ${classOf[home.mark]}` : ''
  const drawn = (
    <>
      <path class={`bh${mark}`} d={`M${x} ${y}h${width}v${height}h-${width}z`} />
      {home.mark === 'also' && <path class="bd" d={`M${x + 6} ${y + 6}h8`} />}
      <text
        class={home.mark === 'this' ? 'bt on' : 'bt'}
        x={x + width / 2}
        y={y + height / 2 + 5}
        text-anchor="middle"
      >
        {home.door}
      </text>
    </>
  )
  if (home.href === undefined)
    return (
      <g role="img" aria-label={name}>
        {drawn}
      </g>
    )
  return (
    <a href={home.href} aria-label={name}>
      {drawn}
    </a>
  )
}

function Floors({ front, lang }: { readonly front: Front<DrawnHome>; readonly lang: Lang }) {
  return (
    <>
      {front.floors.map(({ floor, y }) => (
        <text
          class="bf"
          x="24"
          y={y + front.homeHeight / 2 + 5}
          text-anchor="end"
          aria-label={shellWords[lang].floor(floor)}
        >
          {floor}
        </text>
      ))}
      {front.floors.map(({ y }) => (
        <path
          class="bs"
          d={`M${front.stairs} ${y + front.homeHeight}h14v-${front.homeHeight / 2}h14`}
          aria-hidden="true"
        />
      ))}
    </>
  )
}
