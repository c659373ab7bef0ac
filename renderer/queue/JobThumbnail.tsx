import { useStore } from 'zustand';
import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { Picture } from '../ui/Picture.tsx';

/** The newest picture of a job: live while it is rendered. */
export function JobThumbnail({ job }: { job: Job }) {
  const { progress } = useStores();
  const live = useStore(progress, (state) => state.byJob[job.id]?.thumbnailSha256 ?? null);
  return (
    <div className="job-thumbnail">
      <Picture
        sha256={live ?? job.thumbnailSha256 ?? job.request.baseSha256 ?? null}
        width={256}
        alt=""
        placeholder={<IntentIcon intent={job.route.intent} size={20} />}
      />
    </div>
  );
}
