import { z } from 'zod'

/** As much of JSON Schema as zod writes. */
interface Shape {
  readonly $ref?: string
  readonly type?: unknown
  readonly enum?: unknown
  readonly const?: unknown
  readonly pattern?: unknown
  readonly format?: unknown
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly additionalProperties?: Shape | boolean
  readonly propertyNames?: Shape
  readonly $defs?: Readonly<Record<string, Shape>>
}

/** Every place in a schema that takes text of any wording: no code, no id, no date. `[]` is an item, `{}` a member, `{key}` its name. */
export function freeTextsOf(schema: z.ZodType): string[] {
  const whole: Shape = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
  return [...new Set(textsIn(whole, [], whole.$defs ?? {}))]
}

function textsIn(shape: Shape, path: readonly string[], defs: Readonly<Record<string, Shape>>): string[] {
  const within = (inner: Shape | boolean | undefined, ...step: string[]): string[] =>
    typeof inner === 'object' ? textsIn(inner, [...path, ...step], defs) : []
  const { type, enum: choices, const: only, pattern, format } = shape
  const isText = type === 'string' && [choices, only, pattern, format].every(bound => bound === undefined)
  return [
    ...(isText ? [path.join('.')] : []),
    ...within(defs[shape.$ref?.split('/').at(-1) ?? '']),
    ...[shape.anyOf, shape.oneOf, shape.allOf].flatMap(choice => choice ?? []).flatMap(inner => within(inner)),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => within(inner, name)),
    ...within(shape.items, '[]'),
    ...within(shape.additionalProperties, '{}'),
    ...within(shape.propertyNames, '{key}')
  ]
}
