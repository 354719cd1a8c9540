# made below
