import { z } from 'zod'
import { command, unlocked } from '../../ipc/define.ts'
import { fileCheckSchema } from './checks.schema.ts'

export const checkCalls = {
  /** Looks at every page of the desk file, the keyring, every reference and the audit record. Mends nothing. */
  'checks.run': command({ access: unlocked('coordinator'), input: z.null(), output: fileCheckSchema })
}
