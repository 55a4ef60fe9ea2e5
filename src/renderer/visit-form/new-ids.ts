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

export const newVisitId = (): VisitId => visitIdSchema.parse(newId())
export const newQuestionId = (): QuestionId => questionIdSchema.parse(newId())
export const newOrganisationId = (): OrganisationId => organisationIdSchema.parse(newId())
export const newAnswerId = (): AnswerId => answerIdSchema.parse(newId())
