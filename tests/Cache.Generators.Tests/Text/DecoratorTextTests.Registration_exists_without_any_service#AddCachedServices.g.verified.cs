// not what was verified
