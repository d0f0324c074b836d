def write_trig(*a):
    raise NotImplementedError

def write_turtle(*a):
    raise NotImplementedError
