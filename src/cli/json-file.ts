import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import type { z } from 'zod'
import { codeOf } from '../core/vault/faults.ts'
import { CliError } from './cli-error.ts'

/** Far more than any mapping or visit needs. */
const MAXIMUM_BYTES = 4 * 1024 * 1024

/** Standard input, where a file is asked for. */
export const STANDARD_INPUT = '-'

/** Reads a JSON file (or `-`, what is sent to `input`) of a known shape. Throws `json.*`, naming the field that is not as it should be. */
export async function readJson<Value>(file: string, schema: z.ZodType<Value>, input: Readable): Promise<Value> {
  const bytes = await readBytes(file === STANDARD_INPUT ? input : createReadStream(file), file)
  if (!isUtf8(bytes)) throw new CliError('json.unreadable', { file, reason: 'UTF-8' })
  const parsed = schema.safeParse(parse(new TextDecoder().decode(bytes), file))
  if (parsed.success) return parsed.data
  throw new CliError('json.field', { file, ...firstProblem(parsed.error.issues[0]) })
}

function firstProblem(issue: z.core.$ZodIssue | undefined): { field: string; reason: string } {
  if (issue === undefined) return { field: '', reason: 'invalid' }
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') return { field: [...path, issue.keys[0] ?? ''].join('.'), reason: issue.code }
  return { field: path.join('.'), reason: issue.code === 'custom' ? issue.message : issue.code }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError('json.malformed', { file })
  }
}

async function readBytes(stream: Readable, file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      chunks.push(bytes)
      length += bytes.length
      if (length > MAXIMUM_BYTES) throw new CliError('json.too-large', { file, mebibytes: MAXIMUM_BYTES / 1024 / 1024 })
    }
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof CliError) throw error
    throw new CliError('json.unreadable', {
      file,
      reason: codeOf(error) ?? ''
    })
  }
}
