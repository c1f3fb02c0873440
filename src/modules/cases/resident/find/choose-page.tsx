import type { Page } from '../../../../kernel/ui/page.ts'
import { Empty, Sos } from '../../../../kernel/ui/parts.tsx'
import { ResidentShell } from '../../../../kernel/ui/resident-shell.tsx'
import type { StairwellId } from '../../../../kernel/ids.ts'
import type { Community } from '../../../people/door.ts'
import type { Building, PlaceTree } from '../../../places/door.ts'
import { postOf } from '../spot.ts'
import { findWords } from './words.ts'

type Props = {
  readonly page: Page
  readonly community: Community
  readonly tree: PlaceTree
  readonly codes: ReadonlyMap<StairwellId, string>
}

/** Estate, building, stairwell, for somebody without the printed code. Folded lists: no script, and one page. */
export function ChoosePage({ page, community, tree, codes }: Props) {
  const words = findWords[page.lang]
  const estates = [...tree.estates.values()]
  return (
    <ResidentShell
      page={page}
      title={words.choose.title(community.name)}
      post={postOf(page.lang, community)}
      foot={
        <p>
          <a href={`/c/${community.slug}/board`}>{words.board}</a>
        </p>
      }
    >
      <h1>{words.choose.heading}</h1>
      <Sos lang={page.lang} />
      <p class="act">{words.choose.hint}</p>
      {codes.size === 0 && <Empty>{words.choose.empty(community.phone)}</Empty>}
      {codes.size > 0 &&
        estates.map((estate) => (
          <section class="sec" aria-labelledby={`e-${estate.id}`}>
            <h2 id={`e-${estate.id}`}>{estate.name}</h2>
            <div class="houses">
              {[...tree.buildings.values()]
                .filter((building) => building.estate === estate.id)
                .map((building) => (
                  <BuildingPart building={building} estate={estate.name} tree={tree} codes={codes} />
                ))}
            </div>
          </section>
        ))}
    </ResidentShell>
  )
}

type BuildingProps = Pick<Props, 'tree' | 'codes'> & {
  readonly building: Building
  readonly estate: string
}

function BuildingPart({ building, estate, tree, codes }: BuildingProps) {
  const stairwells = [...tree.stairwells.values()].filter((each) => each.building === building.id)
  const coded = stairwells.filter((each) => codes.has(each.id))
  if (coded.length === 0) return null
  return (
    <details name="building">
      <summary class="btn wide">{building.label}</summary>
      <div class="pair after">
        {coded.map((stairwell) => (
          <a
            class="btn"
            href={`/s/${codes.get(stairwell.id)}`}
            aria-label={`${estate} ${building.label} ${stairwell.label}`}
          >
            {stairwell.label}
          </a>
        ))}
      </div>
    </details>
  )
}
