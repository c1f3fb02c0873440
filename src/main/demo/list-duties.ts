import { plainDate } from '../../kernel/time.ts'
import { addContact } from '../../modules/coordination/bodies/change-card.ts'
import { addDuty, type NewDuty } from '../../modules/coordination/bodies/change-duty.ts'
import type { Topic } from '../../rulebook/categories.ts'
import type { BodyKey } from './people.ts'
import { as, must, type World } from './scene.ts'

const contract = { title: '物业服务合同', datedOn: plainDate('2025-01-01'), link: null }
const list = { title: '社区事项责任清单', datedOn: plainDate('2025-03-10'), link: null }

/** What each body answers for. Nobody is written down for parking: a gap; two are for the drains: an overlap. */
const lines: readonly (readonly [
  BodyKey,
  Topic,
  Pick<NewDuty, 'title' | 'datedOn' | 'link' | 'reference'>,
])[] = [
  ['property', 'building_repair', { ...contract, reference: '第8条' }],
  ['property', 'drainage_leak', { ...contract, reference: '第9条' }],
  ['water', 'drainage_leak', { ...list, reference: '第12项' }],
  ['property', 'sanitation', { ...contract, reference: '第11条' }],
  ['property', 'lift_fault', { ...contract, reference: '第14条' }],
  ['power', 'water_power_gas', { ...list, reference: '第3项' }],
  ['heat', 'heating', { ...list, reference: '第4项' }],
  ['roads', 'roads_lighting', { ...list, reference: '第6项' }],
  ['city', 'illegal_build', { ...list, reference: '第7项' }],
  ['city', 'noise', { ...list, reference: '第8项' }],
  ['police', 'safety', { ...list, reference: '第9项' }],
  ['housing', 'housing_title', { ...list, reference: '第15项' }],
  ['street', 'owners_governance', { ...list, reference: '第16项' }],
  ['civil', 'care_welfare', { ...list, reference: '第20项' }],
  ['clinic', 'education_health', { ...list, reference: '第21项' }],
  ['post', 'neighbour_dispute', { ...list, reference: '第1项' }],
]

/** The responsibility list, and whom to call at the property company. */
export async function listDuties({ house, bodies, staff }: World): Promise<void> {
  const by = as(staff.coordinator)
  const days = { from: plainDate('2025-03-10'), until: null }
  const place = { estate: null, building: null }
  for (const [key, topic, paper] of lines)
    must(await addDuty(house)({ body: bodies[key], topic, place, ...paper, ...days }, by), 'write a duty')
  const contact = {
    name: '屈师傅',
    role: '工程',
    phone: null,
    email: 'qu@hengyan.example',
    wecom: null,
  }
  must(await addContact(house)({ body: bodies.property, ...contact }, by), 'write a contact')
}
