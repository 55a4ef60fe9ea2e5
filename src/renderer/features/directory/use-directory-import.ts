import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FyrError } from '../../../shared/domain/errors.ts'
import type { DirectoryImport, DirectoryPreview } from '../../../shared/features/directory/directory-import.schema.ts'
import type { CallOutput } from '../../../shared/ipc/contract.ts'
import { call, useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'

type Chosen = NonNullable<CallOutput<'shell.chooseFile'>>

/** A directory of others on its way in: chosen, looked through, then taken or left. */
export function useDirectoryImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [gone, setGone] = useState<DirectoryImport['gone']>('keep')
  const chooseFile = useCommand('shell.chooseFile')
  const chooseFolder = useCommand('shell.chooseFolder')
  const run = useCommand('directory.runImport', [
    'directory.list',
    'directory.entry',
    'directory.suggest',
    'organisations.list'
  ])
  const stop = useCommand('directory.stopImport')
  const preview = useQuery<DirectoryPreview, FyrError>({
    queryKey: ['directory.previewImport', chosen?.token],
    queryFn: () => {
      if (chosen === null) throw new Error('asked for a preview before a directory was chosen')
      return call('directory.previewImport', { file: chosen.token, source: null, gone: 'keep' })
    },
    enabled: chosen !== null,
    gcTime: 0
  })
  const progress = useJobProgress('directory', run.isPending)

  const start = (found: Chosen | null): void => {
    run.reset()
    setGone('keep')
    setChosen(found)
  }
  const startUnlessNone = {
    onSuccess: (found: Chosen | null) => {
      if (found !== null) start(found)
    }
  }
  return {
    chosen,
    preview,
    /** What becomes of services that are not in the file any more. */
    gone,
    setGone,
    run,
    progress,
    chooseError: chooseFile.error ?? chooseFolder.error,
    chooseFile: () => chooseFile.mutate({ purpose: 'directory' }, startUnlessNone),
    chooseFolder: () => chooseFolder.mutate({ purpose: 'directory' }, startUnlessNone),
    take: ({ file, source }: DirectoryPreview) => {
      if (chosen !== null) run.mutate({ file: chosen.token, source, gone, hash: file.hash })
    },
    stop: () => stop.mutate(null),
    restart: () => start(null)
  }
}

export type DirectoryImportWork = ReturnType<typeof useDirectoryImport>
