import { BuildingDiagram } from '../../../kernel/ui/building.tsx'
import { Empty } from '../../../kernel/ui/parts.tsx'
import type { Building, Home, PlaceTree, Stairwell } from '../../places/door.ts'
import { DeskPage, type Frame } from './frame.tsx'
import { placesWords as words } from './places.words.ts'

/** A stairwell with what stands on its door and behind it. */
export type Shown = Stairwell & {
  readonly place: string
  readonly code: string | undefined
  readonly homes: readonly Home[]
}

type Props = {
  readonly frame: Frame
  readonly tree: PlaceTree
  readonly building: Building | null
  readonly stairwells: readonly Shown[]
}

/** All buildings at the left, the stairwells of one of them with their doors and codes. */
export function PlacesPage({ frame, tree, building, stairwells }: Props) {
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="places"
      panel={{ label: words.buildings, content: <Buildings tree={tree} building={building} /> }}
    >
      <header class="head">
        <div>
          {building && <p class="sm">{tree.estates.get(building.estate)?.name}</p>}
          <h1>{building?.label ?? words.title}</h1>
          <p>{words.sums(tree.buildings.size, tree.stairwells.size)}</p>
        </div>
        {building && (
          <div class="go">
            <a class="btn" href={`/desk/inbox?building=${building.id}`}>
              {words.openCases}
            </a>
          </div>
        )}
      </header>
      {building === null && <Empty>{words.none}</Empty>}
      {stairwells.map((stairwell) => (
        <StairwellPart stairwell={stairwell} />
      ))}
    </DeskPage>
  )
}

function StairwellPart({ stairwell }: { readonly stairwell: Shown }) {
  const { id, label, floors, homes, code, place } = stairwell
  const at = `/desk/places/${id}`
  return (
    <section class="body two" id={`s-${id}`} aria-labelledby={`h-${id}`}>
      <div class="flow">
        <h2 id={`h-${id}`}>{label}</h2>
        <p class="dim">
          {words.floors(floors)} · {words.homes(homes.length)}
        </p>
        <p>
          <b>{code === undefined ? words.noCode : words.code(code)}</b>
        </p>
        {code !== undefined && (
          <p class="acts">
            <a class="btn" href={`${at}/notice`}>
              {words.notice}
            </a>
            <a class="btn b3" href={`/s/${code}`}>
              {words.see}
            </a>
          </p>
        )}
        <div class="acts">
          <form method="post" action={`${at}/code`}>
            <button class="btn">{code === undefined ? words.make : words.renew}</button>
          </form>
          {code !== undefined && (
            <form method="post" action={`${at}/end-code`}>
              <button class="btn b3">{words.end}</button>
            </form>
          )}
        </div>
        {code !== undefined && <p class="sm dim">{words.renewHint}</p>}
      </div>
      <BuildingDiagram
        lang="zh-CN"
        label={words.diagram(place)}
        floors={floors}
        homes={homes.map(({ door, floor }) => ({ door, floor }))}
        legend={words.legend}
      />
    </section>
  )
}

function Buildings({ tree, building }: Pick<Props, 'tree' | 'building'>) {
  return (
    <>
      {[...tree.estates.values()].map((estate) => (
        <section aria-labelledby={`e-${estate.id}`}>
          <h2 id={`e-${estate.id}`}>{estate.name}</h2>
          <p class="acts">
            {[...tree.buildings.values()]
              .filter((each) => each.estate === estate.id)
              .map(({ id, label }) => (
                <a
                  class="btn b3"
                  href={`/desk/places?building=${id}`}
                  aria-current={id === building?.id ? 'page' : undefined}
                >
                  {label}
                </a>
              ))}
          </p>
        </section>
      ))}
    </>
  )
}
