import type { Topic } from '../rulebook/categories.ts'

/** Days between two messages about one matter, at most: what breaks is mended or said anew, what is built lasts. */
const days: Readonly<Partial<Record<Topic, number>>> = {
  lift_fault: 45,
  water_power_gas: 30,
  heating: 45,
  drainage_leak: 60,
  safety: 60,
  parking: 120,
  owners_governance: 120,
  property_service: 120,
  lift_retrofit: 180,
  illegal_build: 120,
  housing_title: 180,
}
const usual = 90

/** The longer of two topics' windows, in days: one matter is often read as two topics. */
export function windowOf(one: Topic, other: Topic): number {
  return Math.max(days[one] ?? usual, days[other] ?? usual)
}
