/*
 * The default catalogue: what matters are about (topic), who would lead (body kind), what is wanted (nature).
 * Labels are stable keys; what people read is in words.*.ts.
 */

export const topics = [
  'lift_fault',
  'lift_retrofit',
  'water_power_gas',
  'heating',
  'drainage_leak',
  'building_repair',
  'property_service',
  'owners_governance',
  'parking',
  'roads_lighting',
  'noise',
  'sanitation',
  'greening_space',
  'illegal_build',
  'safety',
  'neighbour_dispute',
  'housing_title',
  'care_welfare',
  'education_health',
  'policy_question',
  'other',
] as const
export type Topic = (typeof topics)[number]

export const bodyKinds = [
  'community',
  'property',
  'owners_committee',
  'street',
  'housing_bureau',
  'urban_management',
  'police',
  'utility',
  'market_regulation',
  'environment',
  'transport',
  'planning',
  'civil_affairs',
  'human_resources',
  'education_health',
  'developer',
  'helpers',
  'other',
] as const
export type BodyKind = (typeof bodyKinds)[number]

export const natures = ['complaint', 'help', 'question', 'suggestion', 'thanks', 'other'] as const
export type Nature = (typeof natures)[number]

/** `now`: life, health or many homes at stake. `soon`: somebody weak or a service is concerned. */
export const urgencies = ['now', 'soon', 'normal'] as const
export type Urgency = (typeof urgencies)[number]

export type Category = {
  /** Who would usually lead; the post keeps the matter until that body accepts. */
  readonly leadBody: BodyKind
  /** Never on the board: illness, poverty, quarrels between neighbours. */
  readonly privateByDefault: boolean
  /** Something a volunteer can do. */
  readonly helpersWelcome: boolean
}

export const categories: Readonly<Record<Topic, Category>> = {
  lift_fault: lead('property'),
  lift_retrofit: lead('community'),
  water_power_gas: lead('utility'),
  heating: lead('utility'),
  drainage_leak: lead('property'),
  building_repair: lead('property'),
  property_service: lead('housing_bureau'),
  owners_governance: lead('street'),
  parking: lead('property'),
  roads_lighting: lead('transport'),
  noise: lead('urban_management'),
  sanitation: { ...lead('property'), helpersWelcome: true },
  greening_space: { ...lead('property'), helpersWelcome: true },
  illegal_build: lead('urban_management'),
  safety: lead('police'),
  neighbour_dispute: { ...lead('community'), privateByDefault: true },
  housing_title: lead('housing_bureau'),
  care_welfare: { leadBody: 'community', privateByDefault: true, helpersWelcome: true },
  education_health: lead('education_health'),
  policy_question: lead('community'),
  other: lead('community'),
}

export function isTopic(text: string): text is Topic {
  return (topics as readonly string[]).includes(text)
}

function lead(leadBody: BodyKind): Category {
  return { leadBody, privateByDefault: false, helpersWelcome: false }
}
