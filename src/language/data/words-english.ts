import type { Topic } from '../../rulebook/categories.ts'

/** What those say who write English; an underscore stands for a space. Each matches at the beginning of a word. */
export const english: Readonly<Record<Topic, Readonly<Record<number, string>>>> = {
  lift_fault: {
    5: 'lift_is elevator_is lift_broke elevator_broke lift_stuck elevator_stuck',
    4: 'lift elevator',
  },
  lift_retrofit: {
    7: 'install_a_lift install_an_elevator add_a_lift add_an_elevator new_lift new_elevator retrofit',
  },
  water_power_gas: {
    5: 'no_water no_power no_electricity no_gas power_cut water_cut blackout water_pressure tap_water power_is_out power_is_off water_is_off',
    3: 'electric meter gas tap internet',
  },
  heating: { 6: 'heating radiator', 3: 'no_heat cold_flat too_cold' },
  drainage_leak: {
    5: 'leak drain sewage sewer blocked_pipe clogged toilet_blocked dripping',
    3: 'pipe ceiling_wet flood water_from_upstairs toilet',
  },
  building_repair: {
    6: 'stairwell_light corridor_light hallway_light stair_light light_in_the_stair lamp_in_the_stair',
    4: 'stairwell front_door entrance_door door_lock roof wall_crack handrail intercom lamp light_is corridor hallway window',
    2: 'broken repair light',
  },
  property_service: {
    5: 'property_company property_manage management_fee management_company property_fee',
    2: 'guard',
  },
  owners_governance: { 6: 'owners_committee owners_meeting maintenance_fund homeowners' },
  parking: { 5: 'parking parked car_park garage charging_station', 3: 'car blocked_in charger vehicle' },
  roads_lighting: {
    5: 'street_lamp street_light streetlight pothole road bus_stop traffic_light crossing pavement sidewalk manhole',
    2: 'bus traffic',
  },
  noise: { 5: 'noise noisy loud', 3: 'music_at_night drilling can_not_sleep cannot_sleep barking' },
  sanitation: { 5: 'rubbish garbage trash smell rat cockroach dirty litter mosquito', 3: 'bin bins clean' },
  greening_space: { 5: 'tree playground bench lawn garden_bed exercise_equipment park_bench', 3: 'grass' },
  illegal_build: {
    5: 'illegal_build illegally_built shed blocking_the_corridor junk_in street_vendor',
    3: 'vendor clutter',
  },
  safety: {
    5: 'fire_exit fire_lane fire_escape smoke gas_smell gas_leak smell_of_gas smell_gas stray_dog dog_off thief stolen theft wire falling dangerous_dog',
    3: 'dog unsafe danger fire',
  },
  neighbour_dispute: { 5: 'quarrel argue_with my_neighbour my_neighbor dispute', 3: 'neighbour neighbor' },
  housing_title: { 5: 'property_deed title_deed developer handover_of_the_flat demolition resettlement' },
  care_welfare: {
    5: 'wheelchair lives_alone living_alone disabled disability pension allowance bedridden cannot_go_downstairs elderly',
    3: 'old_man old_woman grandma grandpa my_mother my_father caregiver medicine',
  },
  education_health: { 5: 'school kindergarten hospital vaccine clinic pupil', 3: 'doctor teacher' },
  policy_question: {
    5: 'residence_permit hukou subsidy how_do_i_apply certificate',
    2: 'apply which_documents',
  },
  other: { 4: 'refund wages salary scam taxi parcel' },
}
