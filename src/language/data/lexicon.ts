import type { Topic } from '../../rulebook/categories.ts'
import { affairs } from './words-affairs.ts'
import { estate } from './words-estate.ts'
import { home } from './words-home.ts'
import { outdoors } from './words-outdoors.ts'

/** Weight → the words that have it, parted by spaces. */
export type Weighed = Readonly<Record<number, string>>

/** Words of the trade, written for this product, with how strongly each speaks for its topic (1 weak, 6 decisive). */
export const lexicon: Readonly<Record<Topic, readonly (readonly [word: string, weight: number])[]>> = {
  lift_fault: tuples(home.lift_fault),
  lift_retrofit: tuples(home.lift_retrofit),
  water_power_gas: tuples(home.water_power_gas),
  heating: tuples(home.heating),
  drainage_leak: tuples(home.drainage_leak),
  building_repair: tuples(home.building_repair),
  property_service: tuples(estate.property_service),
  owners_governance: tuples(estate.owners_governance),
  parking: tuples(estate.parking),
  roads_lighting: tuples(outdoors.roads_lighting),
  noise: tuples(outdoors.noise),
  sanitation: tuples(outdoors.sanitation),
  greening_space: tuples(outdoors.greening_space),
  illegal_build: tuples(outdoors.illegal_build),
  safety: tuples(outdoors.safety),
  neighbour_dispute: tuples(estate.neighbour_dispute),
  housing_title: tuples(affairs.housing_title),
  care_welfare: tuples(estate.care_welfare),
  education_health: tuples(affairs.education_health),
  policy_question: tuples(affairs.policy_question),
  other: tuples(affairs.other),
}

function tuples(weighed: Weighed): (readonly [string, number])[] {
  return Object.entries(weighed).flatMap(([weight, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, Number(weight)] as const),
  )
}
