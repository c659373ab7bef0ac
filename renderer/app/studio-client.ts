import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../shared/contract.ts';

/** Everything that the window can ask of the studio, in whatever shell it runs. */
export type StudioClient = ContractRouterClient<typeof contract>;

export type HostInfo = Awaited<ReturnType<StudioClient['host']['info']>>;
export type PromptPreview = Awaited<ReturnType<StudioClient['prompt']['preview']>>;
