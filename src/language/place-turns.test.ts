import { expect, test } from 'vitest'
import { findPlaces } from './places.ts'

const said = (text: string) => findPlaces(text).map(({ kind, text: words }) => [kind, words])

test.each([
  ['我是临江区云栖的业主，电梯坏了', '云栖'],
  ['我们是松涛里面的住户', null],
  ['我们是老旧小区的居民', null],
  ['作为小区业主，我不同意', null],
])('who says whose home it is names the estate: %s', (text, name) => {
  expect(said(text)).toEqual(name === null ? [] : [['estate', name]])
})

test('of a row of names before 等小区 every one is an estate', () => {
  expect(said('家住云栖、松涛以及槐香都等小区的孩子没有校车')).toEqual([
    ['estate', '云栖'],
    ['estate', '松涛'],
    ['estate', '槐香都'],
  ])
})

test('a name before 小区 may hold everyday words where a district stands before it', () => {
  expect(said('B3区云与墅小区没水')).toEqual([['estate', '云与墅小区']])
  expect(said('进入小区的路被堵')).toEqual([])
})

test('a shop in brackets is a landmark', () => {
  expect(said('槐香路（老陈烧烤店）半夜很吵')).toEqual([
    ['road', '槐香路'],
    ['poi', '老陈烧烤店'],
  ])
})

test('of a road that is named twice the one with the number is kept', () => {
  expect(said('槐香路半夜施工。地点在槐香路12号门前')).toEqual([['road', '槐香路12号']])
})

test('a street office is no street', () => {
  expect(said('投诉青石街办事处不作为')).toEqual([])
})

test('a former name is not the place', () => {
  expect(said('（原松涛花园）云栖苑停水')).toEqual([['estate', '云栖苑']])
})

test('where something is built is a landmark for those who live elsewhere, an estate for those who say nothing', () => {
  expect(said('云栖府工地半夜施工，松涛苑的业主没法睡')).toEqual([
    ['poi', '云栖府'],
    ['estate', '松涛苑'],
  ])
  expect(said('云栖府工地半夜施工')).toEqual([['estate', '云栖府']])
})

test('the address of a firm that cheats is not where a neighbourhood’s matter is', () => {
  expect(said('举报某培训机构欺诈。地址在槐香路云栖大厦3楼')).toEqual([])
  expect(said('供水公司又停水，槐香路一户都没水')).toEqual([['road', '槐香路']])
  expect(said('中介公司在3号楼乱隔房间')).toEqual([['building', '3号楼']])
})

test('the roads of a line through the whole town are its way', () => {
  expect(said('建议地铁经过槐香路和春晖路')).toEqual([])
  expect(said('云栖苑小区门口的槐香路没有公交线路')).toContainEqual(['road', '槐香路'])
})
