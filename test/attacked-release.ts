import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import {
  exactly,
  roundedTo,
  withheld,
  type AttackInput,
  type KnownCell
} from '../src/core/disclosure/attack/knowledge.ts'

/** How a table's counts are shown; `sum`: added up from published figures, so that they say nothing by themselves. */
const methodSchema = z.union([z.literal(['exact', 'sum']), z.strictObject({ base: z.int().positive() })])
type Method = z.infer<typeof methodSchema>

const linkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sum'), whole: z.string(), parts: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('grew'), before: z.string(), after: z.string(), least: z.int(), most: z.int() })
])

const fileSchema = z.strictObject({
  why: z.string(),
  releases: z.array(
    z.strictObject({
      name: z.string(),
      /** Null where a visit counts as often as it likes. */
      cap: z.int().nullable(),
      /** A code with a dot lies within the one before the dot. */
      lists: z.record(z.string(), z.array(z.string())),
      mostPerVisit: z.record(z.string(), z.int()).optional(),
      tables: z.array(
        z.strictObject({
          measure: z.string(),
          dimensions: z.array(z.string()),
          method: methodSchema,
          /** By the codes with a blank between them. "<5" hides 1 to 4; null hides anything. */
          cells: z.record(z.string(), z.union([z.int(), z.literal('<5'), z.null()]))
        })
      )
    })
  ),
  links: z.array(linkSchema).default([]),
  /** The cells that the attacker has to name, and no others, with the counts that they can be. */
  names: z.record(z.string(), z.string()).default({})
})

export interface AttackedRelease {
  readonly title: string
  readonly input: AttackInput
  readonly names: Readonly<Record<string, string>>
}

/** The releases that stand in a folder of `test/fixtures`, one file each. */
export function attackedReleases(folder: string): AttackedRelease[] {
  const directory = path.join(import.meta.dirname, 'fixtures', folder)
  return readdirSync(directory).map(file => {
    const { releases, links, names } = fileSchema.parse(JSON.parse(readFileSync(path.join(directory, file), 'utf8')))
    return {
      title: path.basename(file, '.json').replaceAll('-', ' '),
      names,
      input: {
        links,
        releases: releases.map(release => ({
          name: release.name,
          cap: release.cap ?? Infinity,
          lists: Object.entries(release.lists).map(([name, codes]) => ({
            name,
            codes: codes.map(code => ({
              code,
              parent: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
              mostPerVisit: release.mostPerVisit?.[code]
            }))
          })),
          tables: release.tables.map(({ measure, dimensions, method, cells }) => ({
            measure,
            dimensions,
            cells: Object.entries(cells).map(([codes, count]) => ({
              codes: codes.split(' ').filter(Boolean),
              ...shownAs(count, method)
            }))
          }))
        }))
      }
    }
  })
}

function shownAs(count: number | '<5' | null, method: Method): Omit<KnownCell, 'codes'> {
  if (count === null) return withheld()
  if (count === '<5') return withheld(1, 4)
  if (method === 'exact') return exactly(count)
  return method === 'sum' ? { least: 0, most: Infinity, shown: 'known' } : roundedTo(method.base, count)
}
