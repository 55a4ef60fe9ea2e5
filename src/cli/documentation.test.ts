import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mappingSchema } from '../shared/features/imports/mapping.schema.ts'
import { commonOptions } from './command.ts'
import { commands } from './commands.ts'
import { exitCodes } from './exit-codes.ts'
import { visitDraftSchema } from './visit-draft.ts'

const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8')

/** The JSON block that is marked with a name. */
function example(name: string): unknown {
  const block = new RegExp(`\`\`\`json ${name}\\n(.*?)\`\`\``, 's').exec(page)?.[1]
  return JSON.parse(block ?? '')
}

describe('docs/command-line.md', () => {
  it.each(commands)('explains $name with all its options', ({ name, options }) => {
    const section = page.split(/^## /m).find(part => part.startsWith(`${name}\n`)) ?? ''
    const general = page.split(/^## /m).find(part => part.startsWith('For every command')) ?? ''
    for (const option of Object.keys(options)) expect(section + general).toContain(`\`--${option}`)
  })

  it('explains the options of every command and all exit codes', () => {
    for (const option of Object.keys(commonOptions)) expect(page).toContain(`\`--${option}`)
    for (const code of exitCodes) expect(page).toContain(`\n| ${code} | `)
  })

  it('shows a mapping and a visit that would be taken', () => {
    expect(mappingSchema.parse(example('mapping'))).toMatchObject({ choices: { dateOrder: 'day-month' } })
    expect(visitDraftSchema.parse(example('visit'))).toMatchObject({ questions: [{ topic: 'housing.contract' }, {}] })
  })
})
