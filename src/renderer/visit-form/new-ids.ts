import {
  type AnswerId,
  answerIdSchema,
  type OrganisationId,
  organisationIdSchema,
  type QuestionId,
  questionIdSchema,
  uuidv7,
  type VisitId,
  visitIdSchema
} from '../../shared/domain/ids.ts'

const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** Of a visit that is being typed. */
export const newVisitId = (): VisitId => visitIdSchema.parse(newId())
/** Of a question that is being typed. */
export const newQuestionId = (): QuestionId => questionIdSchema.parse(newId())
/** Of an organisation that is being added. */
export const newOrganisationId = (): OrganisationId => organisationIdSchema.parse(newId())
/** Of an article that is being written. */
export const newAnswerId = (): AnswerId => answerIdSchema.parse(newId())
