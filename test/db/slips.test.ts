import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clientLanguages, clientTextKeys, hasItsHoles } from '../../src/shared/domain/client-texts.ts'
import { codeOf, openBureau, resourcesDir, valueOf } from '../bureau.ts'

async function newBureau() {
  const door = await openBureau()
  onTestFinished(door.close)
  const { core } = door
  const stateOf = async (language: string) =>
    valueOf(await core.call('slips.languages', null)).find(each => each.language === language)
  return { core, stateOf }
}

const textsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(resourcesDir, 'client-texts', `${language}.json`), 'utf8'))

describe.each([...clientLanguages])('the texts in %s', language => {
  it('have the same keys as all others, and each the holes of its key', () => {
    const texts = textsOf(language)
    expect(Object.keys(texts)).toEqual([...clientTextKeys])
    expect(clientTextKeys.filter(key => !hasItsHoles(key, texts[key] ?? ''))).toEqual([])
    expect(Object.values(texts).filter(text => text.trim() !== text || text === '')).toEqual([])
  })
})

describe('the texts of slips', () => {
  it('are not reviewed until somebody says so, and not again once they have changed', async () => {
    const { core, stateOf } = await newBureau()
    const languages = valueOf(await core.call('slips.languages', null))
    expect(languages.map(each => each.language)).toEqual([...clientLanguages])
    expect(languages.filter(each => each.reviewedAt !== null)).toEqual([])

    valueOf(await core.call('slips.reviewTexts', { language: 'tir', reviewed: true }))
    expect((await stateOf('tir'))?.reviewedAt).not.toBeNull()
    expect((await stateOf('som'))?.reviewedAt).toBeNull()
    valueOf(await core.call('slips.correctText', { language: 'tir', key: 'title', text: 'ወረቐት' }))
    expect(await stateOf('tir')).toMatchObject({ reviewedAt: null, corrected: 1 })
    valueOf(await core.call('slips.reviewTexts', { language: 'tir', reviewed: true }))
    valueOf(await core.call('slips.reviewTexts', { language: 'tir', reviewed: false }))
    expect((await stateOf('tir'))?.reviewedAt).toBeNull()
  })

  it('can be corrected without a new version, and brought back', async () => {
    const { core } = await newBureau()
    const text = 'Aad {{place}}.'
    valueOf(await core.call('slips.correctText', { language: 'som', key: 'step.go-to', text }))
    const corrected = valueOf(await core.call('slips.texts', { language: 'som' }))
    expect(corrected.texts['step.go-to']).toBe(text)
    expect(corrected.texts.title).toBe(textsOf('som')['title'])
    expect(corrected.corrected).toEqual(['step.go-to'])
    valueOf(await core.call('slips.correctText', { language: 'som', key: 'step.go-to', text: null }))
    expect(valueOf(await core.call('slips.texts', { language: 'som' }))).toEqual({
      texts: textsOf('som'),
      corrected: []
    })
  })

  it.each(['Aad.', 'Aad {{place}} {{place}}.', 'Aad {{plats}}.', '', 'a'.repeat(301)])(
    'keep their holes: %j is not taken in the place of one with a hole',
    async text => {
      const { core } = await newBureau()
      expect(codeOf(await core.call('slips.correctText', { language: 'som', key: 'step.go-to', text }))).toBe(
        'call.invalid'
      )
    }
  )

  it('leave who changed what, and no word of it, in the record', async () => {
    const { core } = await newBureau()
    const address = 'Storgatan 1, Sjöbo'
    const openings = [{ day: 1, from: '13:00', to: '17:00' }] as const
    valueOf(await core.call('slips.changeSettings', { address, openings: [...openings], paper: 'receipt' }))
    expect(valueOf(await core.call('slips.settings', null))).toEqual({ address, openings, paper: 'receipt' })
    valueOf(await core.call('slips.correctText', { language: 'som', key: 'title', text: 'Warqad' }))
    const { entries } = valueOf(await core.call('audit.list', { kind: 'settings', month: null, offset: 0, limit: 9 }))
    expect(entries.map(entry => entry.action)).toEqual(['slips.textCorrected', 'slips.settingsChanged'])
    expect(JSON.stringify(entries)).not.toContain('Warqad')
  })
})
