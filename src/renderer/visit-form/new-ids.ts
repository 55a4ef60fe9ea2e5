import {
  type AnswerId,
  answerIdSchema,
  type OrganisationId,
  organisationIdSchema,
  type QuestionId,
  questionIdSchema,
  startOfMonth,
  uuidv7,
  type VisitId,
  visitIdSchema
} from '../../shared/domain/ids.ts'

const newId = (instant = Date.now()): string => uuidv7(instant, crypto.getRandomValues(new Uint8Array(10)))

/** Of a visit that is being typed. */
export const newVisitId = (): VisitId => visitIdSchema.parse(newId())
/** Of a question that is being typed. */
export const newQuestionId = (): QuestionId => questionIdSchema.parse(newId())
/** Of an organisation that is being added: an exported directory shows it. */
export const newOrganisationId = (): OrganisationId => organisationIdSchema.parse(newId(startOfMonth(Date.now())))
/** Of an article that is being written. */
export const newAnswerId = (): AnswerId => answerIdSchema.parse(newId())
