import { describe, expect, it } from 'vitest'
import english from '../../../../locales/en/vocabulary.json' with { type: 'json' }
import swedish from '../../../../locales/sv/vocabulary.json' with { type: 'json' }
import type { ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import { fold } from '../../sheets/fold.ts'
import {
  actionEntries,
  ageBandEntries,
  barrierEntries,
  channelEntries,
  genderEntries,
  interpreterEntries,
  referralOutcomeEntries,
  referralWayEntries,
  timeInSwedenEntries
} from './words.ts'
import { lexicons, lists, topics } from './reading-for-tests.ts'

const closedLists = [
  actionEntries,
  ageBandEntries,
  barrierEntries,
  channelEntries,
  genderEntries,
  interpreterEntries,
  referralOutcomeEntries,
  referralWayEntries,
  timeInSwedenEntries
]

/** A word beside what it was found as, so that a failing test names it. */
const found = (field: ValueField, word: string) => [word, lexicons[field].find(fold(word))]

const sets = [
  ['channels', 'channel'],
  ['ageBands', 'ageBand'],
  ['genders', 'gender'],
  ['timesInSweden', 'timeInSweden'],
  ['actions', 'action'],
  ['barriers', 'barrier'],
  ['referralWays', 'referralWay'],
  ['referralOutcomes', 'outcome'],
  ['urgencies', 'urgency'],
  ['interpreterUses', 'interpreter']
] as const

describe('the words of the desk', () => {
  it.each([
    ['Swedish', swedish],
    ['English', english]
  ])('are understood by name in %s', (_language, vocabulary) => {
    for (const [set, field] of sets) {
      for (const [code, label] of Object.entries(vocabulary[set])) {
        expect(found(field, label)).toEqual([label, { how: 'name', codes: [code] }])
        expect(found(field, code)).toEqual([code, { how: 'name', codes: [code] }])
      }
    }
  })

  it('have no other writing in common with another code', () => {
    for (const entries of closedLists) {
      const words = entries.flatMap(({ names, also = [] }) => [...new Set([...names, ...also].map(fold))])
      expect(words.filter((word, position) => words.indexOf(word) !== position)).toEqual([])
    }
  })

  it('know every language by each of its names and its code', () => {
    for (const { code, sv, en, autonym } of lists.languages) {
      for (const name of [code, sv, en, autonym].filter(word => word !== '')) {
        expect(found('language', name)).toEqual([name, { how: 'name', codes: [code] }])
      }
    }
  })

  it('know every municipality by name and code, with and without "kommun"', () => {
    for (const { code, name } of lists.municipalities) {
      for (const word of [name, code])
        expect(found('municipality', word)).toEqual([word, { how: 'name', codes: [code] }])
      for (const word of [`${name} kommun`, `${name} stad`, `${name.toUpperCase()}S KOMMUN`]) {
        expect(found('municipality', word)).toEqual([word, { how: 'also', codes: [code] }])
      }
    }
  })

  it('know every topic by code and by its name after its group, and alone where no other bears it', () => {
    const byLabel = (label: string) =>
      topics.filter(topic => [topic.sv, topic.en].map(fold).includes(fold(label))).map(topic => topic.code)
    for (const topic of topics) {
      expect(lexicons.topic.find(fold(topic.code))).toEqual({ how: 'name', codes: [topic.code] })
      for (const label of [topic.sv, topic.en]) {
        const codes = byLabel(label)
        expect(found('topic', label)).toEqual([
          label,
          codes.length === 1 ? { how: 'name', codes } : { how: 'ambiguous', candidates: codes }
        ])
      }
    }
    for (const topic of topics.filter(({ parent }) => parent !== null)) {
      const long = `${topics.find(group => group.code === topic.parent)?.sv}: ${topic.sv}`
      expect(found('topic', long)).toEqual([long, { how: 'name', codes: [topic.code] }])
    }
  })
})

describe('values', () => {
  it.each([
    ['topic', 'Ansökan', ['family-reunification.apply', 'income-support.apply']],
    ['topic', 'application', ['family-reunification.apply', 'income-support.apply']],
    ['language', 'kurdiska', ['ckb', 'kmr']],
    ['language', 'BKS', ['bos', 'hrv', 'srp']],
    ['urgency', 'Ja', ['soon', 'today']]
  ] as const)('asks when %s "%s" can be several', (field, word, candidates) => {
    expect(lexicons[field].find(fold(word))).toEqual({ how: 'ambiguous', candidates })
  })

  it.each([
    ['language', ' Kurdiska  (Sorani) ', 'ckb'],
    ['language', 'KURDISKA (KURMANJI)', 'kmr'],
    ['topic', 'Home - school contact', 'school.contact'],
    ['topic', 'Uppehålls\u2013 och arbetstillstånd', 'residence.permit'],
    ['municipality', 'Malmo\u0308', '1280'],
    ['ageBand', '25 \u2013 39', '25-39'],
    ['household', '4', '4'],
    ['minutes', ' 35 ', '35'],
    ['minutes', '600', '600']
  ] as const)('finds %s "%s" by name in spite of case, spaces, dashes and composition', (field, word, code) => {
    expect(lexicons[field].find(fold(word))).toEqual({ how: 'name', codes: [code] })
  })

  it.each([
    ['gender', 'K', ['woman']],
    ['gender', 'm', ['man']],
    ['timeInSweden', '< 1 år', ['under-1']],
    ['timeInSweden', '4', ['3-5']],
    ['timeInSweden', '>5 år', ['over-5']],
    ['ageBand', '0', ['0-17']],
    ['ageBand', '17 år', ['0-17']],
    ['ageBand', '18', ['18-24']],
    ['ageBand', '39', ['25-39']],
    ['ageBand', '64', ['40-64']],
    ['ageBand', '65', ['65+']],
    ['municipality', '114', ['0114']],
    ['municipality', 'Lunds kommun', ['1281']],
    ['action', 'Information, Digital hjälp', ['informed', 'digital-help']],
    ['action', 'Ringde/bokade + hänvisade', ['called-booked', 'referred']],
    ['action', 'information / fyllde i blankett', ['informed', 'filled-form']],
    ['action', 'Informerade och förklarade brev', ['informed', 'explained-letter']],
    ['action', 'Information; information', ['informed']],
    ['language', 'vet ej', []],
    ['gender', 'vill inte svara', ['declined']],
    ['minutes', '35 min', ['35']],
    ['minutes', '1 tim 15 min', ['75']],
    ['minutes', '1,5 h', ['90']],
    ['minutes', '2 hours', ['120']],
    ['minutes', '0:45', ['45']],
    ['minutes', '1:05', ['65']],
    ['minutes', '-', []],
    ['urgency', 'Akut', ['today']],
    ['urgency', 'denna vecka', ['soon']],
    ['urgency', 'nej', []],
    ['interpreter', 'Telefontolk', ['by-phone']],
    ['interpreter', 'nej', ['not-needed']],
    ['interpreter', 'tolk saknades', ['needed-none']],
    ['outcome', 'avslag', ['refused']],
    ['outcome', 'inget svar', ['no-reply']]
  ] as const)('takes %s "%s" for what people mean by it, and says so', (field, word, codes) => {
    expect(lexicons[field].find(fold(word))).toEqual({ how: 'also', codes })
  })

  it.each([
    ['language', 'klingonska'],
    ['ageBand', '20-30'],
    ['ageBand', '121'],
    ['ageBand', '2 barn'],
    ['timeInSweden', '2015'],
    ['municipality', 'Köpenhamn'],
    ['municipality', '9999'],
    ['action', 'Information, dansade'],
    ['action', ','],
    ['household', '0'],
    ['household', '31'],
    ['minutes', '0'],
    ['minutes', '601'],
    ['minutes', '11 h'],
    ['minutes', '15-30'],
    ['minutes', '1:75'],
    ['minutes', 'en stund'],
    ['interpreter', 'ja'],
    ['outcome', 'nej'],
    ['urgency', '1'],
    ['topic', 'Ansökan, Budget'],
    ['topic', 'vet ej'],
    ['gender', 'constructor'],
    ['topic', '__proto__'],
    ['time', 'förmiddag'],
    ['time', '24:00']
  ] as const)('does not guess %s "%s"', (field, word) => {
    expect(lexicons[field].find(fold(word))).toBeNull()
  })
})
