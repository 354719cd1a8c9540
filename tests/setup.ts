import fc from 'fast-check';

/**
 * One seed for every property test, so that a run says the same twice. `MDAV_SEED=$RANDOM npm test` looks elsewhere;
 * what it finds becomes a case of its own in a table.
 */
fc.configureGlobal({ seed: Number(process.env['MDAV_SEED'] ?? 20_260_921) });

// Every build is made here, whatever was built before, and none is remembered.
process.env['MDAV_CACHE'] = '';
