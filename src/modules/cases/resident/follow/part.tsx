import type { ComponentChildren } from 'preact'

type Props = {
  readonly n: number
  readonly class: string
  /** The id of its heading. */
  readonly id: string
  readonly children: ComponentChildren
}

/** A region of the page; inside the part of a further thing only a group, since that is a region already. */
export function Part({ n, class: looks, id, children }: Props) {
  return n === 0 ? (
    <section class={looks} aria-labelledby={id}>
      {children}
    </section>
  ) : (
    <div class={looks} role="group" aria-labelledby={id}>
      {children}
    </div>
  )
}
