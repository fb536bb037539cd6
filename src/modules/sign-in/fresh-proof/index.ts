export { FreshProofModule } from './fresh-proof.module';
export { FreshProofs } from './fresh-proofs';
