import { expect, test } from 'vitest'
import type { BodyId } from '../kernel/ids.ts'
import {
  asDefault,
  catalogueOf,
  isSameCategory,
  offeredTopics,
  type OwnCategory,
  ownCategoryOf,
  sayTopic,
} from './catalogue.ts'
import { categories, topics } from './categories.ts'
import { rulebookWords } from './words.ts'

const heating = (own: Partial<OwnCategory>): OwnCategory => ({ ...asDefault('heating'), ...own })

test('without changes every topic is as the default has it, and offered', () => {
  const catalogue = catalogueOf(categories, [])

  for (const topic of topics)
    expect(catalogue[topic]).toEqual({ ...categories[topic], name: null, isOffered: true, body: null })
  expect(offeredTopics(catalogue)).toEqual(topics)
})

test('of a topic the last change counts, and counts whole', () => {
  const catalogue = catalogueOf(categories, [
    heating({ name: '供暖', privateByDefault: true }),
    heating({ isOffered: false }),
  ])

  expect(catalogue.heating).toMatchObject({ name: null, privateByDefault: false, isOffered: false })
  expect(catalogue.noise).toMatchObject(categories.noise)
  expect(offeredTopics(catalogue)).not.toContain('heating')
})

test('no is a wish too: what is private by default can be made public, and what helpers may do kept from them', () => {
  const own = { ...asDefault('care_welfare'), privateByDefault: false, helpersWelcome: false }

  expect(catalogueOf(categories, [own]).care_welfare).toMatchObject({
    privateByDefault: false,
    helpersWelcome: false,
  })
})

test('a name is shown as it was given in every language; without one each language has its own word', () => {
  const catalogue = catalogueOf(categories, [heating({ name: '锅炉房' })])

  expect(sayTopic(catalogue, 'en', 'heating')).toBe('锅炉房')
  expect(sayTopic(catalogue, 'zh-TW', 'heating')).toBe('锅炉房')
  expect(sayTopic(catalogue, 'en', 'noise')).toBe(rulebookWords.en.topics.noise)
})

test('what is as the default is not kept as the community’s own', () => {
  const usual = { ...categories.heating, name: '暖气', isOffered: true, body: null }

  expect(isSameCategory(ownCategoryOf(categories.heating, 'heating', usual), asDefault('heating'))).toBe(true)
  const own = ownCategoryOf(categories.heating, 'heating', { ...usual, isOffered: false, leadBody: 'street' })
  expect(own).toEqual(heating({ isOffered: false, leadBody: 'street' }))
})

test('a body is kept with its kind, also where the kind is the default’s', () => {
  const body = '018f0000-0000-7000-8000-000000000001' as BodyId
  const wanted = { ...categories.heating, name: null, isOffered: true, body }

  expect(ownCategoryOf(categories.heating, 'heating', wanted)).toMatchObject({ body, leadBody: 'utility' })
})
