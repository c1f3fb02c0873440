type PlaceKind = 'estate' | 'building' | 'stairwell' | 'floor' | 'room' | 'road' | 'poi'

/** Words that say where. `start` counts UTF-16 units in the text as it was given. */
export type PlaceSpan = {
  readonly text: string
  readonly start: number
  readonly kind: PlaceKind
  readonly number: number | null
}
