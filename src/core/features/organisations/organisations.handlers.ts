import { organisationCalls } from '../../../shared/features/organisations/organisations.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import type { Platform } from '../../platform.ts'
import { listOrganisations } from './organisations.repository.ts'
import { addOrganisation, type OrganisationAdded } from './organisations.service.ts'

export const organisationHandlers = (
  platform: Platform,
  added: OrganisationAdded
): BoundCalls<keyof typeof organisationCalls> => ({
  'organisations.list': onDesk(organisationCalls['organisations.list'], (_request, { db }) => listOrganisations(db)),
  'organisations.add': onDesk(organisationCalls['organisations.add'], (organisation, { db }) =>
    addOrganisation(db, organisation, { platform, added })
  )
})
