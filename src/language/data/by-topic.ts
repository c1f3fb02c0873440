import type { Topic } from '../../rulebook/categories.ts'

/** A record of every topic; a topic that is missing does not compile. */
export function byTopic<T>(of: (topic: Topic) => T): Readonly<Record<Topic, T>> {
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
