import { plainDate } from '../../kernel/time.ts'
import { addCase, addEntry, addHomes, type Happened } from '../../modules/coordination/dossiers/gather.ts'
import { hearHome, leadAnew } from '../../modules/coordination/dossiers/lead-dossier.ts'
import { openDossier } from '../../modules/coordination/dossiers/open-dossier.ts'
import { readMeetings } from '../../modules/coordination/meetings/read-meeting.ts'
import { as, must, type World } from './scene.ts'

type Told = Omit<Happened, 'body'> & { readonly body: 'property' | 'owners' | 'housing' | null }

const told = (on: string, kind: Told['kind'], words: string, more: Partial<Told> = {}): Told => ({
  on: plainDate(on),
  kind,
  words,
  body: null,
  fen: null,
  source: null,
  ...more,
})

const roof: readonly Told[] = [
  told('2014-07-12', 'said', '大雨后顶层四户说屋顶漏，物业记在本子上', {
    body: 'property',
    source: '物业值班本',
  }),
  told('2015-04-02', 'money', '补了一次防水', { body: 'property', fen: 860_000, source: '收据0417' }),
  told('2016-06-20', 'said', '又漏，业委会说要动维修资金', { body: 'owners' }),
  told('2018-03-15', 'decision', '开会要动维修资金，签字没够三分之二', {
    body: 'owners',
    source: '会议签到',
  }),
  told('2020-08-01', 'paper', '房管局来函：先做检测', { body: 'housing', source: '便函' }),
  told('2022-05-10', 'visit', '街道和房管局上楼看过，说列进改造', { body: 'housing' }),
  told('2024-07-30', 'money', '各户自己凑钱盖雨布', { fen: 240_000 }),
]

/** Two old matters: a roof that has leaked for years, and a shed that nobody owns. */
export async function oldMatters(world: World): Promise<void> {
  const { bodies, staff, spots } = world
  const house = { ...world.house, clock: () => world.present }
  const by = as(staff.worker)
  const opened = must(
    await openDossier(house)(
      {
        title: '3号楼屋顶漏了十来年',
        about: '顶层几户年年漏，补过没补住；维修资金签字不够，检测一直没做。',
        mainBody: bodies.property,
        level: 'community',
        since: plainDate('2016-01-01'),
      },
      by,
    ),
    'open a dossier',
  )
  const { id } = opened
  for (const { body, ...each } of roof)
    must(await addEntry(house)({ id, ...each, body: body && bodies[body] }, by), 'add to a dossier')
  const { proposed } = await readMeetings(house)(staff.worker)
  const stuck = proposed.find(({ title }) => /漏|渗|屋顶/.test(title))
  if (stuck) must(await addCase(house)({ id, ref: stuck.ref }, by), 'add a case to a dossier')
  const spot = spots[0]
  const top = (spot?.homes ?? []).slice(-4).map(({ home }) => home)
  must(await addHomes(house)({ id, homes: top }, by), 'add homes to a dossier')
  if (top[0])
    must(
      await hearHome(house)({ id, home: top[0], isSettled: false, said: '雨布撑不过冬天' }, by),
      'hear a home',
    )
  const lead = { id, body: bodies.housing, level: 'street' as const, why: '物业补不住，要检测和改造' }
  must(await leadAnew(house)(lead, as(staff.coordinator)), 'lead a dossier anew')
  const shed = {
    title: '车棚没人管',
    about: '建的时候是单位的，单位没了，棚子漏雨掉皮，谁都不认。',
    since: plainDate('2009-09-01'),
  }
  must(
    await openDossier(house)({ ...shed, mainBody: bodies.street, level: 'community' }, by),
    'open a dossier',
  )
}
