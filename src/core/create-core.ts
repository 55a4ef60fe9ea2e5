import { createAppendAudit } from './audit/append-audit.ts'
import { createRecordKept, createRecordPlace } from './audit/record-kept.ts'
import { peopleRecorder } from './audit/record-people.ts'
import { readClientTexts } from './client-text-files.ts'
import { fileLog } from './log.ts'
import { bringIndexUpToDate } from './db/search-index.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import { createFileGrants } from './file-grants.ts'
import { passphraseOffers, readReturnWords } from './passphrase-words.ts'
import { systemPlatform, type Platform } from './platform.ts'
import { readReferenceLists } from './reference-lists.ts'
import type { BoundCalls } from './bound-call.ts'
import type { TellWindow } from './events.ts'
import { findBureau, findNoteDays, findReleaseSecret } from './features/bureau/settings.repository.ts'
import { answerHandlers } from './features/answers/answers.handlers.ts'
import { findAnswers } from './features/answers/answers.repository.ts'
import { createAnswerService } from './features/answers/answers.service.ts'
import { bureauNames, createBureauService } from './features/bureau/bureau.service.ts'
import { auditHandlers } from './features/audit/audit.handlers.ts'
import { createAuditService } from './features/audit/audit.service.ts'
import { bureauHandlers } from './features/bureau/bureau.handlers.ts'
import { backupHandlers } from './features/backups/backups.handlers.ts'
import { createBackupService } from './features/backups/backups.service.ts'
import { createRestoreService } from './features/backups/restore.service.ts'
import { importHandlers } from './features/imports/imports.handlers.ts'
import { createImportService } from './features/imports/imports.service.ts'
import { deleteDraftsBefore, deleteDraftsNaming, deleteDraftsOf } from './features/drafts/drafts.repository.ts'
import { checkHandlers } from './features/checks/checks.handlers.ts'
import { directoryHandlers } from './features/directory/directory.handlers.ts'
import { createExchangeService } from './features/directory/exchange.service.ts'
import { createDirectoryService } from './features/directory/directory.service.ts'
import { draftHandlers } from './features/drafts/drafts.handlers.ts'
import { monthHandlers } from './features/months/months.handlers.ts'
import { createMonthService } from './features/months/months.service.ts'
import {
  findReplaceableId,
  listClosedMonths,
  listCountedVisits,
  listStandingReleases,
  markReleasedElsewhere
} from './features/months/released-elsewhere.repository.ts'
import { organisationHandlers } from './features/organisations/organisations.handlers.ts'
import { listOrganisations } from './features/organisations/organisations.repository.ts'
import { checkOrganisations, findOrAddOrganisation } from './features/organisations/organisations.service.ts'
import { peopleHandlers } from './features/people/people.handlers.ts'
import {
  deleteEmptyReturns,
  findReturnSeq,
  forgetReturns,
  listForgottenReturns
} from './features/returns/returns.repository.ts'
import { returnHandlers } from './features/returns/returns.handlers.ts'
import { createReturnService } from './features/returns/returns.service.ts'
import { referenceHandlers } from './features/reference/reference.handlers.ts'
import { searchHandlers } from './features/search/search.handlers.ts'
import { shiftHandlers, tidyShifts } from './features/shifts/shifts.handlers.ts'
import { believeDay, findBelievedDay } from './features/visits/expiry-clock.ts'
import { topicHandlers } from './features/topics/topics.handlers.ts'
import { listTopics } from './features/topics/topics.repository.ts'
import { checkTopics, installDefaultTopics } from './features/topics/topics.service.ts'
import { findNotes } from './features/visits/found-notes.repository.ts'
import { inboxHandlers } from './features/inbox/inbox.handlers.ts'
import { insertFollowUps, listFollowUps, replaceFollowUps } from './features/inbox/inbox.repository.ts'
import { slipHandlers } from './features/slips/slips.handlers.ts'
import { createSlipService } from './features/slips/slips.service.ts'
import { createErasingService } from './features/visits/erasing.service.ts'
import { isKnownPlace } from './features/visits/shifts.repository.ts'
import { createVisitService } from './features/visits/visits.service.ts'
import { visitHandlers } from './features/visits/visits.handlers.ts'
import { vaultFault } from './vault/faults.ts'
import type { PassphraseCost } from './vault/passphrase-cost.ts'
import type { Result } from '../shared/domain/result.ts'
import type { FileToken } from '../shared/domain/ids.ts'
import { organisationNameKey } from '../shared/domain/organisation-name.ts'
import type { CallInput, CallOutput, CoreCallName } from '../shared/ipc/contract.ts'

export interface CoreOptions {
  /** The vault's folder. */
  readonly dataDir: string
  /** The folder of the lists that the app ships. */
  readonly resourcesDir: string
  readonly logDir: string
  /** A folder outside the vault's, in which this computer remembers how far its desk file has come; see docs/adr/0040. */
  readonly marksDir?: string | undefined
  readonly platform?: Platform
  /** What turning a new passphrase into a key costs; the standard cost unless a test asks for the lowest allowed. */
  readonly passphraseCost?: PassphraseCost
}

/** The bureau without a window. The app runs one in a worker thread; the command line and the tests run one in their own process. */
export interface Core {
  /** Makes a call; the input may come from anywhere. */
  readonly dispatch: Dispatch
  /** Makes a call whose name and input are known while compiling. */
  readonly call: <Name extends CoreCallName>(name: Name, input: CallInput<Name>) => Promise<Result<CallOutput<Name>>>
  /** Lets a call use a path that a person chose. */
  readonly grant: (path: string) => FileToken
  /** Tells a listener everything that the core says unasked; answers a function that stops it. */
  readonly onEvent: (listener: TellWindow) => () => void
  /** Locks the vault. The core cannot be used after that. */
  readonly close: () => Promise<void>
}

/** Wires the bureau together. Nothing is opened, and nothing on disk is touched, until a call asks for it. */
export function createCore(options: CoreOptions): Core {
  const { platform = systemPlatform, passphraseCost } = options
  const lists = readReferenceLists(options.resourcesDir)
  const grants = createFileGrants(platform)
  const listeners = new Set<TellWindow>()
  const tell: TellWindow = event => listeners.forEach(listener => listener(event))

  const log = fileLog(options.logDir)
  const appendAudit = createAppendAudit(platform)
  const recordKept = createRecordKept(appendAudit)
  const recordPlace = createRecordPlace(recordKept, isKnownPlace)
  const record = peopleRecorder(appendAudit, recordKept, deleteDraftsOf)

  const erasing = createErasingService({
    platform,
    appendAudit,
    findNoteDays,
    forgetDraftsNaming: deleteDraftsNaming,
    forgetDraftsBefore: deleteDraftsBefore,
    deleteEmptyReturns
  })
  const bureau = createBureauService({
    dataDir: options.dataDir,
    platform,
    lists,
    passphraseCost,
    prepareDesk: (db, madeAt) => installDefaultTopics(db, lists.topics, madeAt),
    tell,
    appendAudit,
    recordKept,
    tidy: async db => {
      await erasing.tidy(db)
      await tidyShifts(db, platform)
      await bringIndexUpToDate(db)
    },
    log,
    record,
    marksDir: options.marksDir
  })
  const visits = createVisitService({
    platform,
    lists,
    checks: { topics: checkTopics, organisations: checkOrganisations },
    appendAudit,
    recordPlace,
    findNoteDays,
    findReturnSeq,
    followUps: { insert: insertFollowUps, list: listFollowUps, replace: replaceFollowUps }
  })
  const returns = createReturnService({
    platform,
    words: readReturnWords(options.resourcesDir),
    appendAudit,
    cost: passphraseCost,
    questionsOf: visits.questionsOf,
    assertVisit: visits.assertVisit
  })
  const answers = createAnswerService({
    platform,
    lists,
    checkTopics,
    appendAudit,
    forgetDraftsNaming: deleteDraftsNaming
  })
  const months = createMonthService({
    platform,
    lists,
    grants,
    findBureau,
    findReleaseSecret,
    listTopics,
    appendAudit,
    progress: (done, total) => tell({ type: 'event', name: 'job.progress', payload: { job: 'export', done, total } })
  })

  const aroundDirectory = { platform, lists, listTopics, organisationKey: organisationNameKey, recordKept }
  const directory = createDirectoryService(aroundDirectory)
  const exchange = createExchangeService({
    ...aroundDirectory,
    pathOf: grants.pathOf,
    appendAudit,
    progress: (done, total) => tell({ type: 'event', name: 'job.progress', payload: { job: 'directory', done, total } })
  })
  const adding = { platform, added: directory.organisationAdded, recordKept }
  const imports = createImportService({
    platform,
    lists,
    pathOf: grants.pathOf,
    listTopics,
    listOrganisations,
    organisationKey: organisationNameKey,
    findOrAddOrganisation: (trx, organisation) => findOrAddOrganisation(trx, organisation, adding),
    recordMany: visits.recordImported,
    appendAudit,
    progress: (done, total) => tell({ type: 'event', name: 'job.progress', payload: { job: 'import', done, total } })
  })

  const aroundBackups = { platform, grants, dataDir: options.dataDir, marksDir: options.marksDir, appendAudit }
  const backups = createBackupService({
    ...aroundBackups,
    openVault: bureau.openVault,
    findBureau,
    progress: (done, total) => tell({ type: 'event', name: 'job.progress', payload: { job: 'backup', done, total } })
  })
  const restoring = createRestoreService({
    ...aroundBackups,
    listClosedMonths,
    listCountedVisits,
    listStandingReleases,
    findReplaceableId,
    listForgottenReturns,
    forgetReturns,
    eraseAgain: erasing.eraseAgain,
    eraseNotesAgain: erasing.eraseNotesAgain,
    findBelievedDay,
    believeDay,
    record,
    markReleasedElsewhere,
    progress: (done, total) => tell({ type: 'event', name: 'job.progress', payload: { job: 'restore', done, total } })
  })

  const boundCalls: BoundCalls = {
    ...bureauHandlers(bureau, passphraseOffers(options.resourcesDir, platform)),
    ...peopleHandlers({
      platform,
      withVault: bureau.withVault,
      namesIn: bureauNames,
      passphraseCost,
      progress: (done, total) => tell({ type: 'event', name: 'job.progress', payload: { job: 'epoch', done, total } })
    }),
    ...referenceHandlers(lists),
    ...topicHandlers(),
    ...shiftHandlers({ platform, appendAudit, recordPlace }),
    ...returnHandlers(returns),
    ...inboxHandlers({ recordReferral: visits.recordOutcome }),
    ...organisationHandlers(adding),
    ...directoryHandlers(directory, exchange),
    ...slipHandlers(
      createSlipService({ platform, shipped: readClientTexts(options.resourcesDir), appendAudit, recordKept })
    ),
    ...visitHandlers({ visits, erasing, platform, findNoteDays }),
    ...answerHandlers(answers),
    ...searchHandlers({ findNotes, findAnswers, findEntries: directory.search }),
    ...draftHandlers(platform),
    ...checkHandlers({
      withVault: bureau.withVault,
      appendAudit,
      progress: (done, total) => tell({ type: 'event', name: 'job.progress', payload: { job: 'check', done, total } })
    }),
    ...importHandlers(imports),
    ...monthHandlers(months),
    ...backupHandlers(backups, restoring),
    ...auditHandlers(createAuditService({ platform, pathOf: grants.pathOf, appendAudit }))
  }
  const dispatch = createDispatch({
    boundCalls,
    openDesk: bureau.openDesk,
    namedFault: fault => vaultFault(fault, options.dataDir),
    log
  })

  // The gate validates every answer against the contract, which is what makes the narrower signature true.
  function call<Name extends CoreCallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>>
  function call(name: CoreCallName, input: unknown): Promise<Result<unknown>> {
    return dispatch(name, input)
  }

  return {
    dispatch,
    call,
    grant: grants.grant,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => bureau.lock('closing')
  }
}
