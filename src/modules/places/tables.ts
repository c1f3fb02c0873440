import type { BuildingId, CommunityId, EstateId, HomeId, PersonId, StairwellId } from '../../kernel/ids.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'

export type PlacesTables = {
  'places.estate': { community_id: CommunityId; id: EstateId; name: string }
  'places.building': {
    community_id: CommunityId
    id: BuildingId
    estate_id: EstateId
    number: number
    label: string
  }
  'places.stairwell': {
    community_id: CommunityId
    id: StairwellId
    building_id: BuildingId
    number: number
    label: string
    floors: number
  }
  'places.home': {
    community_id: CommunityId
    id: HomeId
    stairwell_id: StairwellId
    floor: number
    door: string
    area: number | null
  }
  'places.code': {
    code: string
    community_id: CommunityId
    stairwell_id: StairwellId
    made_at: Instant
    ended_at: Instant | null
  }
  'places.residence': {
    community_id: CommunityId
    home_id: HomeId
    person_id: PersonId
    tie: 'resident' | 'owner'
    since: PlainDate
    until: PlainDate | null
  }
}
