import { hashSync, parseOptions } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cheapestCost, standardCost, stretchPassphrase, type PassphraseCost } from './passphrase-cost.ts'

const salt = Buffer.alloc(32, 5)

describe('stretching a passphrase', () => {
  it('is Argon2id with the parameters asked for', async () => {
    const stretched = await stretchPassphrase('lampan sjunger om havet', salt, cheapestCost)
    const { memoryKiB, passes, lanes } = cheapestCost
    const encoded = hashSync('lampan sjunger om havet', {
      memoryCost: memoryKiB,
      timeCost: passes,
      parallelism: lanes,
      outputLen: 32,
      salt
    })
    expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(parseOptions(encoded)).toMatchObject({ memoryCost: memoryKiB, timeCost: passes, parallelism: lanes })
    expect(stretched?.toString('base64').replace(/=+$/, '')).toBe(encoded.split('$').at(-1))
  })

  it('is the same for ever: a vault must open in ten years', async () => {
    const stretched = await stretchPassphrase('lampan sjunger om havet', salt, cheapestCost)
    expect(stretched?.toString('hex')).toBe('57af9c45bd4ad1b6915cb0b47b673f62e675465f3ce22e9de27b2f38750a3002')
  })

  it('costs 128 MiB and three passes unless told otherwise, and never less than the floor', () => {
    expect(standardCost).toEqual({ memoryKiB: 131_072, passes: 3, lanes: 1 })
    expect(cheapestCost).toEqual({ memoryKiB: 19_456, passes: 2, lanes: 1 })
  })

  it.each<[string, PassphraseCost]>([
    ['100 GiB', { memoryKiB: 100 * 1024 * 1024, passes: 3, lanes: 1 }],
    ['hours', { memoryKiB: 131_072, passes: 1_000_000, lanes: 1 }],
    ['many threads', { memoryKiB: 131_072, passes: 3, lanes: 255 }],
    ['next to nothing', { memoryKiB: 8, passes: 1, lanes: 1 }],
    ['half a KiB', { memoryKiB: 131_072.5, passes: 3, lanes: 1 }]
  ])('refuses to spend %s', async (_what, cost) => {
    await expect(stretchPassphrase('lampan sjunger om havet', salt, cost)).rejects.toBeInstanceOf(z.ZodError)
  })
})
