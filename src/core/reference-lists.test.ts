import path from 'node:path'
import { expect, test } from 'vitest'
import { readReferenceLists } from './reference-lists.ts'

const resources = path.resolve(import.meta.dirname, '../../resources')

test('every shipped topic has an Arabic name, made for the name that it has', () => {
  const { topics, topicNames } = readReferenceLists(resources)
  expect(topicNames.map(({ code, sv }) => [code, sv])).toEqual(topics.map(({ code, sv }) => [code, sv]))
  expect(topicNames.filter(({ ar }) => !/\p{Script=Arabic}/u.test(ar))).toEqual([])
})

test('every shipped language has an Arabic name', () => {
  const { languages } = readReferenceLists(resources)
  expect(languages.filter(({ ar }) => !/\p{Script=Arabic}/u.test(ar))).toEqual([])
  expect(new Set(languages.map(({ ar }) => ar)).size).toBe(languages.length)
})
