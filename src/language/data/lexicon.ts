import type { Topic } from '../../rulebook/categories.ts'
import { affairs } from './words-affairs.ts'
import { english } from './words-english.ts'
import { estate } from './words-estate.ts'
import { home } from './words-home.ts'
import { outdoors } from './words-outdoors.ts'

/** Weight → the words that have it, parted by spaces. */
export type Weighed = Readonly<Record<number, string>>

/** Words of the trade, written for this product, with how strongly each speaks for its topic (1 weak, 6 decisive). */
export const lexicon: Readonly<Record<Topic, readonly (readonly [word: string, weight: number])[]>> =
  mapTopics({
    ...home,
    ...estate,
    ...outdoors,
    ...affairs,
  })

function mapTopics(weighed: Readonly<Record<Topic, Weighed>>) {
  const of = (topic: Topic) => [...tuples(weighed[topic]), ...tuples(english[topic])]
  return {
    lift_fault: of('lift_fault'),
    lift_retrofit: of('lift_retrofit'),
    water_power_gas: of('water_power_gas'),
    heating: of('heating'),
    drainage_leak: of('drainage_leak'),
    building_repair: of('building_repair'),
    property_service: of('property_service'),
    owners_governance: of('owners_governance'),
    parking: of('parking'),
    roads_lighting: of('roads_lighting'),
    noise: of('noise'),
    sanitation: of('sanitation'),
    greening_space: of('greening_space'),
    illegal_build: of('illegal_build'),
    safety: of('safety'),
    neighbour_dispute: of('neighbour_dispute'),
    housing_title: of('housing_title'),
    care_welfare: of('care_welfare'),
    education_health: of('education_health'),
    policy_question: of('policy_question'),
    other: of('other'),
  }
}

function tuples(weighed: Weighed): (readonly [string, number])[] {
  return Object.entries(weighed).flatMap(([weight, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word.replaceAll('_', ' '), Number(weight)] as const),
  )
}
