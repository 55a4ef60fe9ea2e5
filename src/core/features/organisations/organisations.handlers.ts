import { organisationCalls } from '../../../shared/features/organisations/organisations.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import { listOrganisations } from './organisations.repository.ts'
import { addOrganisation, type Adding } from './organisations.service.ts'

/** {@link organisationCalls}, each bound to what answers it. */
export const organisationHandlers = (adding: Adding): BoundCalls<keyof typeof organisationCalls> => ({
  'organisations.list': onDesk(organisationCalls['organisations.list'], (_request, { db }) => listOrganisations(db)),
  'organisations.add': onDesk(organisationCalls['organisations.add'], (organisation, desk) =>
    addOrganisation(desk, organisation, adding)
  )
})
